using static Lifeguard.Core.ConnectionStrings.KeywordRows;

namespace Lifeguard.Core.ConnectionStrings;

/// <summary>The keywords of MySql.Data (Connector/NET); source: the options and defaults of its MySqlConnectionStringBuilder, listed by reflection.</summary>
internal static class MySqlDataKeywords
{
    public static readonly KeywordDefinition[] All =
    [
        // Connection
        Text("Server", "Host", "Data Source", "Address", "Addr", "Network Address").Means(ConnectionStringKeyword.Host).At(KeywordAtPooler.Address)
            with { Note = "Address, Addr and Network Address are not taken by all versions." },
        Number("Port", 3306).Means(ConnectionStringKeyword.Port).At(KeywordAtPooler.Address),
        Text("Database", "Initial Catalog").Means(ConnectionStringKeyword.Database),
        Choice("Connection Protocol", "Socket", ["Socket", "Pipe", "Unix", "Memory"], "Protocol"),
        Flag("DNS-SRV", false, "DnsSrv"),
        Text("User ID", "UID", "Username", "User").Means(ConnectionStringKeyword.UserName),
        Secret("Password", "pwd").Means(ConnectionStringKeyword.Password),
        Secret("Password1", "pwd1"),
        Secret("Password2", "pwd2"),
        Secret("Password3", "pwd3"),
        new("Pipe Name", KeywordValueKind.Text, "MYSQL") { Synonyms = ["Pipe"] },
        new("Shared Memory Name", KeywordValueKind.Text, "MYSQL"),
        Flag("Use Compression", false, "Compress"),
        Flag("Allow Batch", true),
        Flag("Logging", false),
        Seconds("Default Command Timeout", 30, "Command Timeout").Means(ConnectionStringKeyword.CommandTimeout),
        Flag("Use Default Command Timeout For EF", false),
        Seconds("Connection Timeout", 15, "Connect Timeout").Means(ConnectionStringKeyword.ConnectTimeout),
        Seconds("Keepalive", 0).Means(ConnectionStringKeyword.Keepalive) with { Note = "TCP's own; no query." },
        Text("Character Set", "CharSet").Means(ConnectionStringKeyword.ClientEncoding),
        Flag("Allow Load Local Infile", false, "Allow Load Data Local Infile"),
        Text("Allow Load Local Infile In Path"),

        // Security
        Choice("SSL Mode", null, ["Disabled", "Preferred", "Required", "VerifyCA", "VerifyFull"], "Ssl-Mode").Means(ConnectionStringKeyword.Encryption),
        Text("Certificate File"),
        Secret("Certificate Password", "Ssl-Ca-Pwd"),
        Choice("Certificate Store Location", "None", ["None", "CurrentUser", "LocalMachine"]),
        Text("Certificate Thumbprint"),
        Text("Ssl-Ca", "SslCa"),
        Text("Ssl-Key", "SslKey"),
        Text("Ssl-Cert", "SslCert"),
        Text("TLS Version", "Tls-Version"),
        Flag("Persist Security Info", false),
        Flag("Integrated Security", false),
        Flag("Allow Public Key Retrieval", false),
        Text("Default Authentication Plugin"),
        Text("OCI Config File"),
        new("OCI Config Profile", KeywordValueKind.Text, "DEFAULT"),
        Choice("Kerberos Auth Mode", "AUTO", ["AUTO", "SSPI", "GSSAPI"]),
        Text("OpenId Identity Token"),

        // Pooling
        Flag("Pooling", true).Means(ConnectionStringKeyword.Pooling),
        Number("Minimum Pool Size", 0, "Min Pool Size").Means(ConnectionStringKeyword.MinimumPoolSize).At(KeywordAtPooler.ClientPool),
        Number("Maximum Pool Size", 100, "Max Pool Size").Means(ConnectionStringKeyword.MaximumPoolSize).At(KeywordAtPooler.ClientPool),
        (Seconds("Connection Lifetime", 0) with { Note = "0 is without limit." }).Means(ConnectionStringKeyword.ConnectionLifetime).At(KeywordAtPooler.ClientLifetime),
        (Flag("Connection Reset", false) with { Note = "MySqlConnector's default is true." }).Means(ConnectionStringKeyword.ConnectionReset).At(KeywordAtPooler.SessionReset),
        Flag("Cache Server Properties", false),

        // Everything else
        Flag("Auto Enlist", true),
        Flag("Include Security Asserts", false),
        Flag("Allow Zero DateTime", false),
        Flag("Convert Zero DateTime", false),
        Flag("Use Usage Advisor", false, "Usage Advisor"),
        Number("Procedure Cache Size", 25, "Procedure Cache"),
        Flag("Use Performance Monitor", false, "UsePerfMon", "PerfMon"),
        Flag("Respect Binary Flags", true),
        Flag("Treat Tiny As Boolean", true),
        Flag("Allow User Variables", false),
        Flag("Interactive Session", false, "Interactive"),
        Flag("Functions Return String", false),
        Flag("Use Affected Rows", false),
        Flag("Old Guids", false),
        Flag("SQL Server Mode", false),
        Flag("Table Cache", false, "Table Caching"),
        Seconds("Default Table Cache Age", 60),
        Flag("Check Parameters", true),
        Flag("Replication", false),
        Text("Exception Interceptors"),
        Text("Command Interceptors"),
        Flag("Rewrite Batched Statements", false),
        Flag("Treat Blobs As UTF8", false),
        Text("BlobAsUTF8IncludePattern"),
        Text("BlobAsUTF8ExcludePattern"),
    ];
}
