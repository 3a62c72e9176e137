using System.Text;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>All reported diagnostics against all expected ones: paired by least difference, never by order.</summary>
internal static class DiagnosticComparison
{
    /// <param name="what">What was analysed, as a noun: "the test code".</param>
    /// <param name="hook">The test's own look at each pair, after everything else matched.</param>
    /// <exception cref="VerificationException">Anything differs.</exception>
    public static void Verify(string what, IReadOnlyList<DiagnosticResult> expected, IReadOnlyList<Diagnostic> actual, Action<Diagnostic, DiagnosticResult>? hook = null)
    {
        var matches = new DiagnosticMatch[expected.Count, actual.Count];
        for (var row = 0; row < expected.Count; row++)
        {
            for (var column = 0; column < actual.Count; column++) matches[row, column] = DiagnosticMatch.Of(expected[row], actual[column]);
        }

        var columnOfRow = BestAssignment.Of(expected.Count, actual.Count, (row, column) => matches[row, column].Distance);
        var pairs = Enumerable.Range(0, expected.Count).Where(row => columnOfRow[row] >= 0).Select(row => matches[row, columnOfRow[row]]).ToList();
        if (expected.Count != actual.Count || pairs.Any(pair => !pair.IsExact)) throw new VerificationException(Failure(what, expected, actual, columnOfRow, pairs));

        foreach (var pair in pairs) hook?.Invoke(pair.Actual, pair.Expected);
    }

    private static string Failure(string what, IReadOnlyList<DiagnosticResult> expected, IReadOnlyList<Diagnostic> actual, int[] columnOfRow, List<DiagnosticMatch> pairs)
    {
        var text = new StringBuilder($"The diagnostics of {what} do not match: {expected.Count} expected, {actual.Count} reported.\n");

        foreach (var pair in pairs.Where(pair => !pair.IsExact && !pair.IsFar))
        {
            text.Append($"\n  expected  {DiagnosticText.Of(pair.Expected)}\n  but was   {DiagnosticText.Of(pair.Actual)}\n{Excerpt(pair.Actual)}");
            foreach (var difference in pair.Differences) text.Append($"    · {difference}\n");
        }

        var missing = expected.Where((_, row) => columnOfRow[row] < 0).Concat(pairs.Where(pair => pair.IsFar).Select(pair => pair.Expected));
        foreach (var result in missing) text.Append($"\n  missing   {DiagnosticText.Of(result)}\n");

        var surplus = actual.Where((_, column) => !columnOfRow.Contains(column)).Concat(pairs.Where(pair => pair.IsFar).Select(pair => pair.Actual));
        foreach (var diagnostic in surplus) text.Append($"\n  surplus   {DiagnosticText.Of(diagnostic)}\n{Excerpt(diagnostic)}");

        if (actual.Count > 0) text.Append("\nWhat was reported, to paste if it is right:\n");
        foreach (var diagnostic in actual) text.Append($"    {DiagnosticText.Pasteable(diagnostic)},\n");
        return text.ToString();
    }

    private static string Excerpt(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree?.GetText() is not { } source) return "";

        var span = diagnostic.Location.SourceSpan;
        var line = source.Lines.GetLineFromPosition(span.Start);
        var length = Math.Max(1, Math.Min(span.End, line.End) - span.Start);
        var indent = string.Concat(line.ToString()[..(span.Start - line.Start)].Select(character => character == '\t' ? '\t' : ' '));
        return $"            {line}\n            {indent}{new string('^', length)}\n";
    }
}
