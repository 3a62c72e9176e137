using static Lifeguard.Core.ConnectionStrings.KeywordRows;

namespace Lifeguard.Core.ConnectionStrings;

/// <summary>Npgsql's keywords. A test compares every row with the NpgsqlConnectionStringBuilder of the version that the tests reference.</summary>
internal static class NpgsqlKeywords
{
    public static readonly KeywordDefinition[] All =
    [
        // Connection
        (Text("Host", "Server") with { Note = "A list with commas needs a multi-host data source; a path is a Unix socket." }).Means(ConnectionStringKeyword.Host).At(KeywordAtPooler.Address),
        Number("Port", 5432).Means(ConnectionStringKeyword.Port).At(KeywordAtPooler.Address),
        Text("Database", "DB").Means(ConnectionStringKeyword.Database),
        Text("Username", "User Name", "UserId", "UID").Means(ConnectionStringKeyword.UserName),
        Secret("Password", "PSW", "PWD").Means(ConnectionStringKeyword.Password),
        Text("Passfile"),
        Text("Application Name").Means(ConnectionStringKeyword.ApplicationName).At(KeywordAtPooler.StartupParameter),
        Flag("Enlist", true),
        Text("Search Path").Means(ConnectionStringKeyword.SearchPath).At(KeywordAtPooler.StartupParameter),
        (Text("Client Encoding") with { Note = "Sent on every connect; without a value it is UTF8." }).Means(ConnectionStringKeyword.ClientEncoding).At(KeywordAtPooler.StartupParameter),
        new("Encoding", KeywordValueKind.Text, "UTF8"),
        Text("Timezone").Means(ConnectionStringKeyword.TimeZone).At(KeywordAtPooler.StartupParameter),
        Text("Options").Means(ConnectionStringKeyword.Options).At(KeywordAtPooler.StartupParameter),
        Choice("Array Nullability Mode", "Never", ["Never", "Always", "PerInstance"]),

        // Security
        (Choice("SSL Mode", "Prefer", ["Disable", "Allow", "Prefer", "Require", "VerifyCA", "VerifyFull"]) with
        {
            Note = "Prefer falls back to plain text without a word. To a pooler it is about the way to the pooler; that from there to the server is the pooler's own.",
        }).Means(ConnectionStringKeyword.Encryption),
        Choice("SSL Negotiation", "Postgres", ["Postgres", "Direct"]) with { Since = "9.0", Note = "Direct saves a round trip on PostgreSQL 17 and later." },
        Choice("GSS Encryption Mode", "Prefer", ["Disable", "Prefer", "Require"]) with { Since = "10.0", Note = "Prefer may cost a further attempt on open." },
        Text("SSL Certificate"),
        Text("SSL Key"),
        Secret("SSL Password"),
        Text("Root Certificate"),
        Flag("Check Certificate Revocation", false),
        new("Kerberos Service Name", KeywordValueKind.Text, "postgres") { Synonyms = ["Krbsrvname"] },
        Flag("Include Realm", true),
        Flag("Persist Security Info", false),
        Flag("Log Parameters", false),
        Flag("Include Error Detail", false),
        Flag("Include Failed Batched Command", false),
        Choice("Channel Binding", "Prefer", ["Disable", "Prefer", "Require"]),
        Text("Require Auth"),

        // Pooling
        Flag("Pooling", true).Means(ConnectionStringKeyword.Pooling),
        Number("Minimum Pool Size", 0, "MinPoolSize").Means(ConnectionStringKeyword.MinimumPoolSize).At(KeywordAtPooler.ClientPool),
        Number("Maximum Pool Size", 100, "MaxPoolSize").Means(ConnectionStringKeyword.MaximumPoolSize).At(KeywordAtPooler.ClientPool),
        Seconds("Connection Idle Lifetime", 300).Means(ConnectionStringKeyword.ConnectionIdleLifetime).At(KeywordAtPooler.ClientLifetime),
        Seconds("Connection Pruning Interval", 10) with { Note = "No more than the idle lifetime." },
        (Seconds("Connection Lifetime", 3600, "Load Balance Timeout") with { Note = "3600 since 9.0; without limit before." })
            .Means(ConnectionStringKeyword.ConnectionLifetime).At(KeywordAtPooler.ClientLifetime),

        // Timeouts
        (Seconds("Timeout", 15) with { Note = "Covers connecting and waiting for a free connection of the pool." }).Means(ConnectionStringKeyword.ConnectTimeout),
        (Seconds("Command Timeout", 30) with { Note = "0 waits for ever." }).Means(ConnectionStringKeyword.CommandTimeout),
        Milliseconds("Cancellation Timeout", 2000) with { Note = "0 waits for ever, -1 does not wait." },

        // Several hosts
        Text("Target Session Attributes"),
        Flag("Load Balance Hosts", false),
        Seconds("Host Recheck Seconds", 10),

        // Sockets
        (Seconds("Keepalive", 0) with { Note = "A timer, which stands still in a frozen function." }).Means(ConnectionStringKeyword.Keepalive).At(KeywordAtPooler.Query),
        Flag("TCP Keepalive", false),
        Seconds("TCP Keepalive Time", 0),
        Seconds("TCP Keepalive Interval", 0),
        Bytes("Read Buffer Size", 8192),
        Bytes("Write Buffer Size", 8192),
        Bytes("Socket Receive Buffer Size", 0),
        Bytes("Socket Send Buffer Size", 0),

        // Statements and sessions
        Number("Max Auto Prepare", 0).Means(ConnectionStringKeyword.MaxAutoPrepare).At(KeywordAtPooler.PreparedStatements),
        Number("Auto Prepare Min Usages", 5).Means(ConnectionStringKeyword.AutoPrepareMinUsages).At(KeywordAtPooler.PreparedStatements),
        Flag("No Reset On Close", false).Means(ConnectionStringKeyword.NoResetOnClose).At(KeywordAtPooler.SessionReset),
        (Flag("Multiplexing", false) with { Until = "10.x" }).Means(ConnectionStringKeyword.Multiplexing),
        Bytes("Write Coalescing Buffer Threshold Bytes", 1000) with { Until = "10.x" },
        Flag("Load Table Composites", false) with { Note = "Obsolete in 10.0." },
        Choice("Server Compatibility Mode", "None", ["None", "Redshift", "NoTypeLoading"]) with { Note = "Obsolete in 10.0." },
        Flag("Trust Server Certificate", false) with { Note = "Obsolete in 10.0." },
        Seconds("Internal Command Timeout", 0) with { Note = "Obsolete in 10.0." },
    ];
}
