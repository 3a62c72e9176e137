namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>What does a format of <c>string.Format</c> put where?</summary>
internal static class CompositeFormat
{
    /// <summary>The stretches of text, without doubled braces, and between them the items with their number; a text that is no format comes back as it is.</summary>
    public static IEnumerable<(SqlPart Text, int? Item)> Read(SqlPart format)
    {
        var text = format.Text;
        var start = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is not ('{' or '}')) continue;
            if (index + 1 < text.Length && text[index + 1] == text[index])
            {
                yield return (format.Slice(start, index + 1 - start), null);
                start = index + 2;
                index++;
            }
            else if (text[index] == '{' && Number(text, index + 1) is var (item, end))
            {
                yield return (format.Slice(start, index - start), null);
                yield return (format.Slice(index, end + 1 - index), item);
                start = end + 1;
                index = end;
            }
        }

        yield return (format.Slice(start, text.Length - start), null);
    }

    /// <summary>The text of an interpolated string, in whose tokens braces are doubled still.</summary>
    public static IEnumerable<SqlPart> WithoutDoubledBraces(SqlPart part)
    {
        var text = part.Text;
        var start = 0;
        for (var index = 0; index + 1 < text.Length; index++)
        {
            if (text[index] is not ('{' or '}') || text[index + 1] != text[index]) continue;
            yield return part.Slice(start, index + 1 - start);
            start = index + 2;
            index++;
        }

        yield return part.Slice(start, text.Length - start);
    }

    // {0} · {0,10} · {0:N2}
    private static (int Item, int End)? Number(string text, int start)
    {
        var end = start;
        var number = 0;
        while (end < text.Length && end - start < 4 && text[end] is >= '0' and <= '9') number = (number * 10) + text[end++] - '0';
        if (end == start || end == text.Length || text[end] is not ('}' or ',' or ':')) return null;
        var close = text.IndexOf('}', end);
        return close < 0 ? null : (number, close);
    }
}
