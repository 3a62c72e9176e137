using System.Text;

namespace Lifeguard.Core.ConnectionStrings;

/// <summary>Which characters of a connection string change when a keyword is set or removed? All others stay: order, spelling, quotes and spaces are their author's.</summary>
public static class ConnectionStringEdits
{
    private static readonly char[] WhatNeedsQuotes = [';', '\'', '"', '='];

    /// <summary>Gives a keyword a value: in the entry that decides it, or in a new one at the end, in the style of the others.</summary>
    /// <returns>No edit when the text is not well formed, or the driver has no such keyword.</returns>
    public static IReadOnlyList<ConnectionStringEdit> Set(ConnectionStringText text, ConnectionStringDriver driver, ConnectionStringKeyword keyword, string value)
    {
        if (!text.IsWellFormed || KeywordTable.Of(driver).Find(keyword) is not { } definition) return [];
        var entry = text.Entries.LastOrDefault(candidate => candidate.KeywordIsKnown && ConnectionStringVocabulary.Names(driver, keyword, candidate.Keyword));
        return [entry is null ? Added(text, SpellingInStyleOf(text, driver, definition), value) : new(entry.ValueRange, Quoted(value, QuoteOf(entry, text)))];
    }

    /// <summary>Removes every entry that sets a keyword, each with one separator.</summary>
    /// <returns>No edit when there is none, or the text is not well formed.</returns>
    public static IReadOnlyList<ConnectionStringEdit> Remove(ConnectionStringText text, ConnectionStringDriver driver, ConnectionStringKeyword keyword) => !text.IsWellFormed
        ? []
        : Remove(text, entry => entry.KeywordIsKnown && ConnectionStringVocabulary.Names(driver, keyword, entry.Keyword));

    /// <summary>The text after the edits.</summary>
    /// <param name="text">The text before.</param>
    /// <param name="edits">In the order of the text, without overlaps.</param>
    public static string Apply(string text, IEnumerable<ConnectionStringEdit> edits)
    {
        var result = new StringBuilder();
        var position = 0;
        foreach (var edit in edits)
        {
            result.Append(text, position, edit.Range.Start - position).Append(edit.NewText);
            position = edit.Range.End;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    // Neighbours go in one piece: up to the next entry that stays, or else from the end of the last one that does, so that a closing semicolon stays as it is.
    internal static IReadOnlyList<ConnectionStringEdit> Remove(ConnectionStringText text, Func<ConnectionStringEntry, bool> goes)
    {
        var edits = new List<ConnectionStringEdit>();
        var entries = text.Entries;
        for (var index = 0; index < entries.Count; index++)
        {
            if (!goes(entries[index])) continue;
            var first = index;
            while (index + 1 < entries.Count && goes(entries[index + 1])) index++;
            edits.Add(new ConnectionStringEdit(
                index + 1 < entries.Count ? new TextRange(entries[first].Range.Start, entries[index + 1].Range.Start)
                : first > 0 ? new TextRange(entries[first - 1].ValueRange.End, entries[index].ValueRange.End)
                : new TextRange(entries[first].Range.Start, entries[index].Range.End),
                ""));
        }

        return edits;
    }

    private static ConnectionStringEdit Added(ConnectionStringText text, string spelling, string value)
    {
        if (text.Entries.Count == 0) return new(new TextRange(0, 0), $"{spelling}={Quoted(value, null)}");

        var last = text.Entries[text.Entries.Count - 1];
        var entry = spelling + EqualsSign(text) + Quoted(value, null);
        var isClosed = last.Range.End > last.ValueRange.End && text.Text[last.Range.End - 1] == ';';
        return isClosed
            ? new(new TextRange(last.Range.End, last.Range.End), $"{Gap(text)}{entry};")
            : new(new TextRange(last.ValueRange.End, last.ValueRange.End), $";{Gap(text)}{entry}");
    }

    // What the author puts between a semicolon and the next keyword: nothing, a blank, or a line break with an indentation.
    private static string Gap(ConnectionStringText text) => text.Entries.Count < 2
        ? ""
        : new TextRange(text.Entries[text.Entries.Count - 2].Range.End, text.Entries[text.Entries.Count - 1].Range.Start).Of(text.Text);

    private static string EqualsSign(ConnectionStringText text) =>
        text.Entries.LastOrDefault(entry => entry.KeywordIsKnown && entry.Value is not null) is { } model ? new TextRange(model.KeywordRange.End, model.ValueRange.Start).Of(text.Text) : "=";

    // "host=db;maximum pool size=2" and "Host=db;MaxPoolSize=2" go on as they began.
    private static string SpellingInStyleOf(ConnectionStringText text, ConnectionStringDriver driver, KeywordDefinition definition)
    {
        var spelling = definition.Name;
        var known = text.Entries.Where(entry => entry.KeywordIsKnown && KeywordTable.Of(driver).Find(entry.Keyword) is not null).ToList();
        var joined = known.Where(entry => KeywordTable.Of(driver).Find(entry.Keyword)!.Name.Contains(" ")).Select(entry => entry.Keyword).ToList();
        var isJoined = joined.Count > 0 && joined.All(keyword => !keyword.Contains(" "));
        if (isJoined && driver is ConnectionStringDriver.Npgsql or ConnectionStringDriver.MySqlConnector && definition.Synonyms.Count == 0) spelling = spelling.Replace(" ", "");
        return known.Count > 0 && known.All(entry => entry.Keyword.All(character => !char.IsUpper(character))) ? spelling.ToLowerInvariant() : spelling;
    }

    private static char? QuoteOf(ConnectionStringEntry entry, ConnectionStringText text) =>
        entry.ValueRange.Length > 0 && text.Text[entry.ValueRange.Start] is '"' or '\'' ? text.Text[entry.ValueRange.Start] : null;

    private static string Quoted(string value, char? quote)
    {
        var needsQuotes = value.Length == 0 || value.IndexOfAny(WhatNeedsQuotes) >= 0 || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[value.Length - 1]);
        if (quote is null && !needsQuotes) return value;
        var mark = (quote ?? (value.Contains("\"") && !value.Contains("'") ? '\'' : '"')).ToString();
        return mark + value.Replace(mark, mark + mark) + mark;
    }
}
