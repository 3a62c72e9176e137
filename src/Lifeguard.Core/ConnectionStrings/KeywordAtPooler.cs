namespace Lifeguard.Core.ConnectionStrings;

/// <summary>What becomes of a keyword when a transaction pooler stands between the driver and the server.</summary>
public enum KeywordAtPooler
{
    /// <summary>The same as without a pooler.</summary>
    Unaffected,

    /// <summary>It leads to the pooler, and the pooler may be recognised by it.</summary>
    Address,

    /// <summary>It bounds the connections to the pooler; those to the server are counted by the pooler.</summary>
    ClientPool,

    /// <summary>It ends the connection to the pooler only.</summary>
    ClientLifetime,

    /// <summary>It is sent when connecting. A pooler keeps it for the client, refuses the connection, or drops it.</summary>
    StartupParameter,

    /// <summary>It decides whether the driver resets the session, which a pooler may not be able to place, or pins on.</summary>
    SessionReset,

    /// <summary>It makes statements stay prepared under a name, which works where the pooler tracks them.</summary>
    PreparedStatements,

    /// <summary>It is a query to a pooler, which has to lend a server connection for it.</summary>
    Query,

    /// <summary>It reserves a server connection for the client.</summary>
    Pins,
}
