namespace Lifeguard.Core.ConnectionStrings;

/// <summary>Which keywords does a driver know, and by which spellings?</summary>
public sealed class KeywordTable
{
    private static readonly Dictionary<ConnectionStringDriver, KeywordTable> Tables = new[]
    {
        new KeywordTable(ConnectionStringDriver.Npgsql, "10.0", NpgsqlKeywords.All, isComplete: true),
        new KeywordTable(ConnectionStringDriver.MySqlConnector, "2.5", MySqlConnectorKeywords.All, isComplete: true),
        new KeywordTable(ConnectionStringDriver.MySqlData, "26.10", MySqlDataKeywords.All, isComplete: true),
        new KeywordTable(ConnectionStringDriver.SqlClient, "6.1", SqlClientKeywords.All, isComplete: true),
        new KeywordTable(ConnectionStringDriver.Oracle, "23", OracleKeywords.All, isComplete: false),
    }.ToDictionary(table => table.Driver);

    private readonly Dictionary<string, KeywordDefinition> _bySpelling = new(StringComparer.Ordinal);
    private readonly Dictionary<ConnectionStringKeyword, KeywordDefinition> _byKeyword = [];

    private KeywordTable(ConnectionStringDriver driver, string version, IReadOnlyList<KeywordDefinition> keywords, bool isComplete)
    {
        Driver = driver;
        Version = version;
        Keywords = keywords;
        IsComplete = isComplete;
        foreach (var definition in keywords)
        {
            foreach (var spelling in definition.Spellings) _bySpelling[ConnectionStringVocabulary.Normalize(spelling)] = definition;
            if (definition.Keyword is { } keyword) _byKeyword[keyword] = definition;
        }
    }

    /// <summary>Whose keywords these are.</summary>
    public ConnectionStringDriver Driver { get; }

    /// <summary>The driver's version that the table was read from.</summary>
    public string Version { get; }

    /// <summary>The keywords, in the order in which documentation groups them.</summary>
    public IReadOnlyList<KeywordDefinition> Keywords { get; }

    /// <summary>False where only what rules ask for has been entered.</summary>
    public bool IsComplete { get; }

    /// <summary>The table of a driver.</summary>
    public static KeywordTable Of(ConnectionStringDriver driver) => Tables[driver];

    /// <summary>The keyword that a driver takes <paramref name="spelling"/> for; case and spaces do not matter. Null when it takes it for none.</summary>
    public KeywordDefinition? Find(string spelling) => _bySpelling.TryGetValue(ConnectionStringVocabulary.Normalize(spelling), out var definition) ? definition : null;

    /// <summary>The driver's keyword for what <paramref name="keyword"/> means; null when it has none.</summary>
    public KeywordDefinition? Find(ConnectionStringKeyword keyword) => _byKeyword.TryGetValue(keyword, out var definition) ? definition : null;

    /// <summary>True when the driver knows every keyword of the text that can be seen.</summary>
    public bool Accepts(ConnectionStringText text) => text.Entries.All(entry => !entry.KeywordIsKnown || Find(entry.Keyword) is not null);
}
