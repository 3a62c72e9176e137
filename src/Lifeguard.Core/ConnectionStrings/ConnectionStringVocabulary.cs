namespace Lifeguard.Core.ConnectionStrings;

/// <summary>Which spellings a driver accepts for a keyword. The first of each row is the one that the driver's documentation prefers.</summary>
/// <remarks>
/// Sources: Npgsql 10.0.0, by trying each spelling (it refuses 'Max Pool Size' and 'Connect Timeout'); MySqlConnector's and Connector/NET's
/// MySqlConnectionStringBuilder; SqlClient's DbConnectionStringKeywords and DbConnectionStringSynonyms; Oracle's ODP.NET developer's guide, OracleConnection.ConnectionString.
/// </remarks>
internal static class ConnectionStringVocabulary
{
    private static readonly string[] MySqlHosts = ["Server", "Host", "Data Source", "Address", "Addr", "Network Address"];

    private static readonly Dictionary<(ConnectionStringDriver, ConnectionStringKeyword), string[]> Spellings = new()
    {
        [(ConnectionStringDriver.Npgsql, ConnectionStringKeyword.Host)] = ["Host", "Server"],
        [(ConnectionStringDriver.Npgsql, ConnectionStringKeyword.Pooling)] = ["Pooling"],
        [(ConnectionStringDriver.Npgsql, ConnectionStringKeyword.MaximumPoolSize)] = ["Maximum Pool Size", "MaxPoolSize"],
        [(ConnectionStringDriver.Npgsql, ConnectionStringKeyword.ConnectTimeout)] = ["Timeout"],

        [(ConnectionStringDriver.MySqlConnector, ConnectionStringKeyword.Host)] = MySqlHosts,
        [(ConnectionStringDriver.MySqlConnector, ConnectionStringKeyword.Pooling)] = ["Pooling"],
        [(ConnectionStringDriver.MySqlConnector, ConnectionStringKeyword.MaximumPoolSize)] = ["Maximum Pool Size", "Max Pool Size"],
        [(ConnectionStringDriver.MySqlConnector, ConnectionStringKeyword.ConnectTimeout)] = ["Connection Timeout", "Connect Timeout"],

        [(ConnectionStringDriver.MySqlData, ConnectionStringKeyword.Host)] = MySqlHosts,
        [(ConnectionStringDriver.MySqlData, ConnectionStringKeyword.Pooling)] = ["Pooling"],
        [(ConnectionStringDriver.MySqlData, ConnectionStringKeyword.MaximumPoolSize)] = ["Maximum Pool Size", "Max Pool Size"],
        [(ConnectionStringDriver.MySqlData, ConnectionStringKeyword.ConnectTimeout)] = ["Connection Timeout", "Connect Timeout"],

        [(ConnectionStringDriver.SqlClient, ConnectionStringKeyword.Host)] = ["Data Source", "Server", "Address", "Addr", "Network Address"],
        [(ConnectionStringDriver.SqlClient, ConnectionStringKeyword.Pooling)] = ["Pooling"],
        [(ConnectionStringDriver.SqlClient, ConnectionStringKeyword.MaximumPoolSize)] = ["Max Pool Size"],
        [(ConnectionStringDriver.SqlClient, ConnectionStringKeyword.ConnectTimeout)] = ["Connect Timeout", "Connection Timeout", "Timeout"],

        // No host: Oracle's Data Source is a net service name, a descriptor or an address, and only the first two are common.
        [(ConnectionStringDriver.Oracle, ConnectionStringKeyword.Pooling)] = ["Pooling"],
        [(ConnectionStringDriver.Oracle, ConnectionStringKeyword.MaximumPoolSize)] = ["Max Pool Size"],
        [(ConnectionStringDriver.Oracle, ConnectionStringKeyword.ConnectTimeout)] = ["Connection Timeout"],
    };

    /// <summary>True when <paramref name="spelling"/> sets <paramref name="keyword"/> for the driver; case and spaces do not matter.</summary>
    public static bool Names(ConnectionStringDriver driver, ConnectionStringKeyword keyword, string spelling)
    {
        if (!Spellings.TryGetValue((driver, keyword), out var spellings)) return false;
        var normalized = Normalize(spelling);
        return Array.Exists(spellings, accepted => Normalize(accepted) == normalized);
    }

    /// <summary>The spelling to write into a new connection string; null when the driver has no such keyword.</summary>
    public static string? PreferredSpelling(ConnectionStringDriver driver, ConnectionStringKeyword keyword) =>
        Spellings.TryGetValue((driver, keyword), out var spellings) ? spellings[0] : null;

    /// <summary>Lower case without spaces, the form in which drivers' synonyms coincide.</summary>
    public static string Normalize(string keyword) => keyword.Replace(" ", "").ToLowerInvariant();

    /// <summary>What a driver makes of a Boolean value; null when it refuses the value.</summary>
    public static bool? Boolean(ConnectionStringDriver driver, string value)
    {
        var word = value.Trim();
        if (bool.TryParse(word, out var parsed)) return parsed;

        // Npgsql takes true and false only; the others know yes and no as well.
        if (driver == ConnectionStringDriver.Npgsql) return null;
        if (word.Equals("yes", StringComparison.OrdinalIgnoreCase)) return true;
        if (word.Equals("no", StringComparison.OrdinalIgnoreCase)) return false;
        return null;
    }
}
