namespace Lifeguard.Core.ConnectionStrings;

/// <summary>What a keyword sets, whatever a driver calls it.</summary>
public enum ConnectionStringKeyword
{
    /// <summary>The server or servers to connect to.</summary>
    Host,

    /// <summary>Whether closed connections are kept for reuse; on by default in every driver.</summary>
    Pooling,

    /// <summary>How many physical connections the pool may hold.</summary>
    MaximumPoolSize,

    /// <summary>Seconds to wait for a connection.</summary>
    ConnectTimeout,

    /// <summary>The port of the server.</summary>
    Port,

    /// <summary>The database, called catalogue by SQL Server.</summary>
    Database,

    /// <summary>Who logs in.</summary>
    UserName,

    /// <summary>The secret that the user logs in with.</summary>
    Password,

    /// <summary>How many physical connections the pool keeps when nobody needs them.</summary>
    MinimumPoolSize,

    /// <summary>After how many seconds a physical connection is replaced.</summary>
    ConnectionLifetime,

    /// <summary>After how many seconds an unused physical connection is closed.</summary>
    ConnectionIdleLifetime,

    /// <summary>Seconds to wait for a command.</summary>
    CommandTimeout,

    /// <summary>How often an idle connection is asked for a sign of life.</summary>
    Keepalive,

    /// <summary>Npgsql: whether to leave out the reset of the session that goes before the next use of a pooled connection.</summary>
    NoResetOnClose,

    /// <summary>MySQL: whether the session is reset when a pooled connection is used again.</summary>
    ConnectionReset,

    /// <summary>Npgsql: how many statements are prepared without being asked to.</summary>
    MaxAutoPrepare,

    /// <summary>Npgsql: after how many uses a statement is prepared.</summary>
    AutoPrepareMinUsages,

    /// <summary>MySQL: whether calls of <c>Prepare</c> do nothing.</summary>
    IgnorePrepare,

    /// <summary>Npgsql up to version 10: whether commands of several users share a physical connection.</summary>
    Multiplexing,

    /// <summary>SQL Server: whether one connection may have several results open.</summary>
    MultipleActiveResultSets,

    /// <summary>PostgreSQL: the schemas in which names are looked up.</summary>
    SearchPath,

    /// <summary>PostgreSQL: settings of the session, as on a command line.</summary>
    Options,

    /// <summary>PostgreSQL: the time zone of the session.</summary>
    TimeZone,

    /// <summary>The encoding in which client and server exchange text.</summary>
    ClientEncoding,

    /// <summary>The name under which the server lists the connection.</summary>
    ApplicationName,

    /// <summary>Whether and how the connection is encrypted.</summary>
    Encryption,
}
