namespace Lifeguard.Cli.Sql.Reports;

/// <summary>At which line and column is an offset? Lines are counted when somebody asks first.</summary>
/// <param name="text">The text.</param>
internal sealed class TextPositions(string text)
{
    private List<int>? _starts;

    /// <summary>Line and column, both from 1; columns in UTF-16 code units.</summary>
    public (int Line, int Column) Of(int offset)
    {
        var starts = _starts ??= StartsOfLines(text);
        var index = starts.BinarySearch(offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, offset - starts[line] + 1);
    }

    /// <summary>Where a line begins and ends, without what ends it.</summary>
    /// <param name="line">The line, from 1.</param>
    public (int Start, int End) Line(int line)
    {
        var starts = _starts ??= StartsOfLines(text);
        var start = starts[line - 1];
        var end = line < starts.Count ? starts[line] : text.Length;
        while (end > start && text[end - 1] is '\n' or '\r') end--;
        return (start, end);
    }

    private static List<int> StartsOfLines(string text)
    {
        var starts = new List<int> { 0 };
        for (var position = 0; position < text.Length;)
        {
            var found = text.AsSpan(position).IndexOfAny('\n', '\r');
            if (found < 0) break;
            position += found + 1;
            if (text[position - 1] == '\r' && position < text.Length && text[position] == '\n') position++;
            starts.Add(position);
        }

        return starts;
    }
}
