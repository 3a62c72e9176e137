namespace Lifeguard.Core.ConnectionStrings;

/// <summary>How keywords and values are compared: which spellings a driver takes for a keyword, and what it makes of a value.</summary>
internal static class ConnectionStringVocabulary
{
    /// <summary>True when <paramref name="spelling"/> sets <paramref name="keyword"/> for the driver; case and spaces do not matter.</summary>
    public static bool Names(ConnectionStringDriver driver, ConnectionStringKeyword keyword, string spelling) =>
        KeywordTable.Of(driver).Find(spelling)?.Keyword == keyword;

    /// <summary>The spelling to write into a new connection string; null when the driver has no such keyword.</summary>
    public static string? PreferredSpelling(ConnectionStringDriver driver, ConnectionStringKeyword keyword) => KeywordTable.Of(driver).Find(keyword)?.Name;

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
