using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>Two sets of diagnostics that must be the same, whatever their order.</summary>
internal static class ReportedSet
{
    /// <param name="circumstance">What distinguishes the second set: "with the files in another order".</param>
    /// <param name="lineOffset">How many lines further down the second set is expected.</param>
    public static void VerifySame(string circumstance, IEnumerable<Diagnostic> usual, IEnumerable<Diagnostic> now, int lineOffset = 0)
    {
        var (before, after) = (usual.Select(diagnostic => Key(diagnostic, lineOffset)).Order(StringComparer.Ordinal).ToList(), now.Select(diagnostic => Key(diagnostic, 0)).Order(StringComparer.Ordinal).ToList());
        if (before.SequenceEqual(after)) return;

        var text = new StringBuilder($"The analyzer reports something else {circumstance}.\n");
        foreach (var line in Surplus(before, after)) text.Append($"\n  only usually   {line}");
        foreach (var line in Surplus(after, before)) text.Append($"\n  only now       {line}");
        throw new VerificationException(text.ToString());
    }

    private static string Key(Diagnostic diagnostic, int lineOffset)
    {
        var span = diagnostic.Location.GetLineSpan();
        var (start, end) = (span.StartLinePosition, span.EndLinePosition);
        var additional = string.Concat(diagnostic.AdditionalLocations.Select(location => $" [+ {location.GetLineSpan().Path}]"));
        return $"{span.Path}({start.Line + 1 + lineOffset},{start.Character + 1},{end.Line + 1 + lineOffset},{end.Character + 1}): {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}{additional}";
    }

    private static List<string> Surplus(List<string> some, List<string> others)
    {
        var left = new List<string>(some);
        foreach (var other in others) left.Remove(other);
        return left;
    }
}
