namespace Lifeguard.Core.Poolers;

/// <summary>Settings of the poolers themselves that decide a verdict, each as on or off.</summary>
public enum PoolerOption
{
    /// <summary>The pooler tracks prepared statements of the wire protocol; <c>lifeguard_pooler_prepared_statements</c>.</summary>
    PreparedStatements,

    /// <summary>pgdog parses <c>SET</c> and replays it.</summary>
    QueryParser,

    /// <summary>pgdog reserves the server connection while an advisory lock is held.</summary>
    LockTracking,

    /// <summary>pgdog delivers notifications itself.</summary>
    PubSub,

    /// <summary>pgdog tracks prepared statements of SQL as well.</summary>
    SqlPreparedStatements,

    /// <summary>Odyssey reserves the server connection of a client that listens.</summary>
    PinOnListen,

    /// <summary>Odyssey keeps the parameters that the server reports for each client.</summary>
    MaintainParameters,

    /// <summary>Odyssey passes cancel requests on.</summary>
    Cancel,

    /// <summary>RDS Proxy's session pinning filter for variables.</summary>
    IgnoreVariableSets,

    /// <summary>ProxySQL keeps a session on its host group after a <c>SET</c> that it does not know.</summary>
    LockOnUnknownSet,
}
