namespace Lifeguard.Core.Poolers;

/// <summary>Settings that servers tell their clients about, or that poolers follow for another reason. Names are in lower case.</summary>
internal static class ReportedSettings
{
    public const string ApplicationName = "application_name";
    public const string IntervalStyle = "intervalstyle";

    /// <summary>What PostgreSQL reports with a message of its own whenever it changes, in every supported version.</summary>
    public static readonly string[] OfPostgreSql = ["client_encoding", "datestyle", "timezone", "standard_conforming_strings", ApplicationName, IntervalStyle];

    /// <summary>What RDS Proxy follows for MySQL and MariaDB: a server connection goes only to sessions with the same values.</summary>
    public static readonly string[] OfRdsProxyMySql =
    [
        "autocommit", "auto_increment_increment", "names", "character set", "character_set_client", "character_set_database", "character_set_filesystem",
        "character_set_connection", "character_set_results", "character_set_server", "collation_connection", "collation_database", "collation_server",
        "interactive_timeout", "net_write_timeout", "query_cache_type", "session_track_schema", "sql_mode", "time_zone", "transaction_isolation", "tx_isolation",
        "transaction_read_only", "tx_read_only", "wait_timeout",
    ];

    /// <summary>What ProxySQL replays without settings of its own, as far as its documentation names it.</summary>
    public static readonly string[] OfProxySql = ["names", "character set", "character_set_client", "character_set_connection", "character_set_results", "collation_connection"];

    /// <summary>What RDS Proxy follows for SQL Server.</summary>
    public static readonly string[] OfRdsProxySqlServer =
    [
        "ansi_nulls", "ansi_padding", "ansi_warnings", "arithabort", "concat_null_yields_null", "cursor_close_on_commit", "datefirst", "dateformat", "language",
        "lock_timeout", "numeric_roundabort", "quoted_identifier", "textsize", "transaction isolation level",
    ];
}
