using static Lifeguard.Core.ConnectionStrings.KeywordRows;

namespace Lifeguard.Core.ConnectionStrings;

/// <summary>MySqlConnector's keywords; source: MySqlConnectionStringBuilder.cs of mysql-net/MySqlConnector at 0743ea4.</summary>
internal static class MySqlConnectorKeywords
{
    public static readonly KeywordDefinition[] All =
    [
        // Connection
        (Text("Server", "Host", "Data Source", "Address", "Addr", "Network Address") with { Note = "A list with commas is a list of servers; a path is a Unix socket." })
            .Means(ConnectionStringKeyword.Host).At(KeywordAtPooler.Address),
        Number("Port", 3306).Means(ConnectionStringKeyword.Port).At(KeywordAtPooler.Address),
        Text("User ID", "Username", "Uid", "User").Means(ConnectionStringKeyword.UserName),
        Secret("Password", "pwd").Means(ConnectionStringKeyword.Password),
        Text("Database", "Initial Catalog").Means(ConnectionStringKeyword.Database),
        Choice("Load Balance", "RoundRobin", ["RoundRobin", "FailOver", "Random", "LeastConnections"]),
        Choice("Connection Protocol", "Socket", ["Socket", "Pipe", "Unix"], "Protocol"),
        new("Pipe Name", KeywordValueKind.Text, "MYSQL") { Synonyms = ["Pipe"] },

        // Security
        (Choice("SSL Mode", "Preferred", ["None", "Preferred", "Required", "VerifyCA", "VerifyFull"]) with { Note = "Preferred falls back to plain text without a word." })
            .Means(ConnectionStringKeyword.Encryption),
        Text("Certificate File"),
        Secret("Certificate Password"),
        Choice("Certificate Store Location", "None", ["None", "CurrentUser", "LocalMachine"]),
        Text("Certificate Thumbprint"),
        Text("SSL Cert", "Ssl-Cert"),
        Text("SSL Key", "Ssl-Key"),
        Text("SSL CA", "CA Certificate File", "Ssl-Ca"),
        Text("TLS Version", "Tls-Version"),
        Text("TLS Cipher Suites"),

        // Pooling
        Flag("Pooling", true).Means(ConnectionStringKeyword.Pooling),
        (Seconds("Connection Lifetime", 0) with { Note = "0 is without limit." }).Means(ConnectionStringKeyword.ConnectionLifetime).At(KeywordAtPooler.ClientLifetime),
        (Flag("Connection Reset", true) with { Note = "By COM_RESET_CONNECTION." }).Means(ConnectionStringKeyword.ConnectionReset).At(KeywordAtPooler.SessionReset),
        Flag("Defer Connection Reset", true).At(KeywordAtPooler.SessionReset) with { Note = "Resets before the next use instead of after the last one." },
        Seconds("Connection Idle Ping Time", 0),
        Seconds("Connection Idle Timeout", 180).Means(ConnectionStringKeyword.ConnectionIdleLifetime).At(KeywordAtPooler.ClientLifetime),
        Number("Minimum Pool Size", 0, "Min Pool Size").Means(ConnectionStringKeyword.MinimumPoolSize).At(KeywordAtPooler.ClientPool),
        Number("Maximum Pool Size", 100, "Max Pool Size").Means(ConnectionStringKeyword.MaximumPoolSize).At(KeywordAtPooler.ClientPool),
        Seconds("DNS Check Interval", 0),

        // Everything else
        Flag("Allow Load Local Infile", false),
        Flag("Allow Public Key Retrieval", false),
        Flag("Allow User Variables", false),
        Flag("Allow Zero DateTime", false),
        (Text("Application Name") with { Note = "Also names the pool." }).Means(ConnectionStringKeyword.ApplicationName),
        Flag("Auto Enlist", true),
        Seconds("Cancellation Timeout", 2) with { Note = "Npgsql's keyword of the same name is in milliseconds." },
        (Text("Character Set", "CharSet") with { Note = "Without effect; it is always utf8mb4." }).Means(ConnectionStringKeyword.ClientEncoding),
        Seconds("Connection Timeout", 15, "Connect Timeout").Means(ConnectionStringKeyword.ConnectTimeout),
        Flag("Convert Zero DateTime", false),
        Choice("DateTime Kind", "Unspecified", ["Unspecified", "Utc", "Local"]),
        Seconds("Default Command Timeout", 30, "Command Timeout").Means(ConnectionStringKeyword.CommandTimeout),
        Flag("Force Synchronous", false),
        Choice("GUID Format", "Default", ["Default", "None", "Char36", "Char32", "Binary16", "TimeSwapBinary16", "LittleEndianBinary16"]),
        Flag("Ignore Command Transaction", false),
        Flag("Ignore Prepare", false).Means(ConnectionStringKeyword.IgnorePrepare).At(KeywordAtPooler.PreparedStatements),
        Flag("Interactive Session", false, "Interactive"),
        Seconds("Keep Alive", 0).Means(ConnectionStringKeyword.Keepalive) with { Note = "TCP's own; no query." },
        Flag("No Backslash Escapes", false),
        Flag("Old Guids", false),
        Flag("Persist Security Info", false),
        Flag("Pipelining", true) with { Note = "Some proxies need it off." },
        Choice("Server Redirection Mode", "Disabled", ["Disabled", "Preferred", "Required"]),
        Text("Server RSA Public Key File"),
        Text("Server SPN"),
        Flag("Treat Tiny As Boolean", true),
        Flag("Use Affected Rows", false),
        Flag("Use Compression", false, "Compress"),
        Flag("Use XA Transactions", true),
    ];
}
