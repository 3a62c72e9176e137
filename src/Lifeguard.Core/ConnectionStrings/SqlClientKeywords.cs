using static Lifeguard.Core.ConnectionStrings.KeywordRows;

namespace Lifeguard.Core.ConnectionStrings;

/// <summary>
/// The keywords of Microsoft.Data.SqlClient, with notes where System.Data.SqlClient differs; source: DbConnectionStringKeywords, -Synonyms and -Defaults of
/// dotnet/SqlClient, and the dictionaries of System.Data.SqlClient 4.9.1, listed by reflection.
/// </summary>
internal static class SqlClientKeywords
{
    public static readonly KeywordDefinition[] All =
    [
        // Connection
        (Text("Data Source", "Server", "Address", "Addr", "Network Address") with { Note = "The port stands behind a comma: db.example.com,1433." })
            .Means(ConnectionStringKeyword.Host).At(KeywordAtPooler.Address),
        Text("Initial Catalog", "Database").Means(ConnectionStringKeyword.Database),
        Text("User ID", "UID", "User").Means(ConnectionStringKeyword.UserName),
        Secret("Password", "PWD").Means(ConnectionStringKeyword.Password),
        new KeywordDefinition("Application Name", KeywordValueKind.Text, "Core Microsoft SqlClient Data Provider") { Synonyms = ["App"] }.Means(ConnectionStringKeyword.ApplicationName),
        Choice("Application Intent", "ReadWrite", ["ReadWrite", "ReadOnly"]),
        Text("AttachDbFilename", "Extended Properties", "Initial File Name"),
        Text("Current Language", "Language"),
        Text("Failover Partner"),
        Text("Failover Partner SPN") with { Since = "5.0" },
        Text("Server SPN") with { Since = "5.0" },
        Choice("IP Address Preference", "IPv4First", ["IPv4First", "IPv6First", "UsePlatformDefault"]),
        Flag("Multi Subnet Failover", false),
        Text("Network Library", "Network", "Net") with { Note = "Not on .NET." },
        Bytes("Packet Size", 8000),
        Text("Workstation ID", "WSID"),
        Text("Type System Version") with { Default = "Latest" },

        // Security
        Choice("Authentication", "NotSpecified", []) with { Note = "Microsoft.Data.SqlClient only, as are the keywords of column encryption." },
        Flag("Integrated Security", false, "Trusted_Connection") with { Note = "Also takes SSPI." },
        (Choice("Encrypt", "Mandatory", ["Optional", "Mandatory", "Strict"]) with { Note = "Also takes true, false, yes and no. The default of System.Data.SqlClient is false." })
            .Means(ConnectionStringKeyword.Encryption),
        Flag("Trust Server Certificate", false),
        Text("Server Certificate") with { Since = "5.1" },
        Text("Host Name In Certificate"),
        Flag("Persist Security Info", false),
        Choice("Column Encryption Setting", "Disabled", ["Disabled", "Enabled"], "Column Encryption"),
        Text("Enclave Attestation Url"),
        Choice("Attestation Protocol", "NotSpecified", ["NotSpecified", "AAS", "HGS", "None"]),

        // Pooling
        Flag("Pooling", true).Means(ConnectionStringKeyword.Pooling),
        Number("Min Pool Size", 0).Means(ConnectionStringKeyword.MinimumPoolSize).At(KeywordAtPooler.ClientPool),
        Number("Max Pool Size", 100).Means(ConnectionStringKeyword.MaximumPoolSize).At(KeywordAtPooler.ClientPool),
        (Seconds("Load Balance Timeout", 0, "Connection Lifetime") with { Note = "0 is without limit." })
            .Means(ConnectionStringKeyword.ConnectionLifetime).At(KeywordAtPooler.ClientLifetime),
        Choice("Pool Blocking Period", "Auto", ["Auto", "AlwaysBlock", "NeverBlock"]),
        Flag("Enlist", true),
        new("Transaction Binding", KeywordValueKind.Text, "Implicit Unbind"),

        // Timeouts
        Seconds("Connect Timeout", 15, "Connection Timeout", "Timeout").Means(ConnectionStringKeyword.ConnectTimeout),
        (Seconds("Command Timeout", 30) with { Note = "Microsoft.Data.SqlClient only." }).Means(ConnectionStringKeyword.CommandTimeout),
        Number("Connect Retry Count", 1),
        Seconds("Connect Retry Interval", 10),

        // Everything else
        Flag("Multiple Active Result Sets", false).Means(ConnectionStringKeyword.MultipleActiveResultSets).At(KeywordAtPooler.Pins),
        Flag("Replication", false),
        Flag("User Instance", false),
        Flag("Context Connection", false) with { Note = "Not on .NET." },
        Flag("Transparent Network IP Resolution", true) with { Note = "Not on .NET." },
    ];
}
