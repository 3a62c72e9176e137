using System.Text;
using Lifeguard.Core;

namespace Lifeguard.Cli.Sql.Reports;

/// <summary>A line of the source with a mark under the words that are meant.</summary>
/// <param name="Number">The line's number.</param>
/// <param name="Code">The line, or the stretch of a very long one around the words.</param>
/// <param name="Mark">White space and carets of the same width.</param>
internal sealed record CodeFrame(string Number, string Code, string Mark)
{
    private const int Widest = 160;
    private const int Before = 40;

    /// <summary>The frame of a range: its first line.</summary>
    public static CodeFrame Of(string text, TextPositions positions, TextRange range)
    {
        var (number, _) = positions.Of(range.Start);
        var (start, end) = positions.Line(number);
        var from = range.Start - start <= Widest / 2 || end - start <= Widest ? start : range.Start - Before;
        var to = Math.Min(end, from + Widest);
        if (from > start && char.IsLowSurrogate(text[from])) from--;
        if (to < end && char.IsLowSurrogate(text[to])) to--;
        var before = from > start ? "…" : "";
        var code = before + Printable(text.AsSpan(from, to - from)) + (to < end ? "…" : "");
        var marked = Math.Max(1, Math.Min(range.End, to) - range.Start);
        var mark = new StringBuilder(before.Length == 0 ? "" : " ");
        foreach (var character in text.AsSpan(from, range.Start - from))
        {
            if (!char.IsLowSurrogate(character)) mark.Append(character == '\t' ? '\t' : ' ');
        }

        return new CodeFrame(number.ToString(System.Globalization.CultureInfo.InvariantCulture), code, mark.Append('^', marked).ToString());
    }

    /// <summary>Text without what would move the cursor, change colours or turn the direction of a terminal.</summary>
    public static string Printable(ReadOnlySpan<char> text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var character in text) printable.Append(IsPrintable(character) ? character : '\uFFFD');
        return printable.ToString();
    }

    private static bool IsPrintable(char character) => character == '\t' || !(char.IsControl(character) || TurnsDirection(character));

    private static bool TurnsDirection(char character) => character is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
