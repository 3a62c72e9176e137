using System.Globalization;

namespace Lifeguard.Core.ConnectionStrings;

/// <summary>
/// Which keywords does this connection string set, and with which effect? The text may be known in part: each unknown stretch is one <see cref="Hole"/>.
/// Total: any text yields an answer in linear time.
/// </summary>
public sealed class ConnectionStringText
{
    /// <summary>Stands for text that is not known at compile time, such as the value of an interpolation.</summary>
    public const char Hole = '\uFFFC';

    private ConnectionStringText(string text, IReadOnlyList<ConnectionStringEntry> entries, bool isWellFormed)
    {
        Text = text;
        Entries = entries;
        IsWellFormed = isWellFormed;
    }

    /// <summary>The text that was parsed.</summary>
    public string Text { get; }

    /// <summary>All entries in the order of the text. Where the text is not well formed: those before the mistake.</summary>
    public IReadOnlyList<ConnectionStringEntry> Entries { get; }

    /// <summary>False when ADO.NET would refuse the text whatever its holes hold.</summary>
    public bool IsWellFormed { get; }

    /// <summary>True when a hole may set keywords that cannot be seen.</summary>
    public bool HasUnknownKeywords => Entries.Any(entry => !entry.KeywordIsKnown);

    /// <summary>Reads a connection string; see <see cref="Hole"/> for one that is known in part.</summary>
    public static ConnectionStringText Parse(string text)
    {
        var reader = new ConnectionStringReader(text);
        var entries = reader.ReadToEnd();
        return new ConnectionStringText(text, entries, reader.IsWellFormed);
    }

    /// <summary>The entry that decides <paramref name="keyword"/>: the last one, as in ADO.NET.</summary>
    /// <returns>False when the keyword is left at its default, or when unknown text behind the last entry may set it again.</returns>
    public bool TryFind(ConnectionStringDriver driver, ConnectionStringKeyword keyword, out ConnectionStringEntry entry)
    {
        for (var index = Entries.Count - 1; index >= 0; index--)
        {
            entry = Entries[index];
            if (!entry.KeywordIsKnown) break;
            if (ConnectionStringVocabulary.Names(driver, keyword, entry.Keyword)) return entry.Value is not null;
        }

        entry = null!; // as TryGetValue: not to be read after false
        return false;
    }

    /// <summary>Whether <paramref name="keyword"/> is given a value; null when text that cannot be seen may do so.</summary>
    public bool? IsSet(ConnectionStringDriver driver, ConnectionStringKeyword keyword)
    {
        if (!IsWellFormed) return null;
        for (var index = Entries.Count - 1; index >= 0; index--)
        {
            var entry = Entries[index];
            if (!entry.KeywordIsKnown) return null;
            if (ConnectionStringVocabulary.Names(driver, keyword, entry.Keyword)) return entry.Value is not null;
        }

        return false;
    }

    /// <summary>The value that holds for <paramref name="keyword"/>, the driver's default included; null when there is none or it cannot be seen.</summary>
    public string? GetText(ConnectionStringDriver driver, ConnectionStringKeyword keyword) => IsSet(driver, keyword) switch
    {
        true => TryFind(driver, keyword, out var entry) && entry.ValueIsKnown ? entry.Value : null,
        false => KeywordTable.Of(driver).Find(keyword)?.Default,
        null => null,
    };

    /// <summary>Whether <paramref name="keyword"/> is on, by the string or by default; null when the driver has no such keyword, refuses the value, or it cannot be seen.</summary>
    public bool? GetBoolean(ConnectionStringDriver driver, ConnectionStringKeyword keyword) =>
        GetText(driver, keyword) is { } value ? ConnectionStringVocabulary.Boolean(driver, value) : null;

    /// <summary>The number that holds for <paramref name="keyword"/>, in the unit of the driver's table; null when there is none or it cannot be seen.</summary>
    public int? GetInt32(ConnectionStringDriver driver, ConnectionStringKeyword keyword) =>
        int.TryParse(GetText(driver, keyword), NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>True when the string certainly switches the driver's pool off.</summary>
    public bool PoolingIsOff(ConnectionStringDriver driver) =>
        TryFind(driver, ConnectionStringKeyword.Pooling, out var pooling)
        && pooling.ValueIsKnown
        && ConnectionStringVocabulary.Boolean(driver, pooling.Value!) == false;

    /// <summary>Whether the database is on the machine that the code runs on; null when the text does not tell.</summary>
    public bool? TargetsThisMachine(ConnectionStringDriver driver) =>
        TryFind(driver, ConnectionStringKeyword.Host, out var host) && host.ValueIsKnown ? LocalMachine.IsMeantBy(driver, host.Value!) : null;
}
