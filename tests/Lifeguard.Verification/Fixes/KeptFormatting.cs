using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>Formatting the lines a fix changed must change nothing: the fix leaves them as the IDE would have them.</summary>
internal static class KeptFormatting
{
    public static async Task VerifyAsync(Solution before, Solution after, CancellationToken cancel)
    {
        foreach (var document in after.Projects.SelectMany(project => project.Documents))
        {
            var text = await document.GetTextAsync(cancel).ConfigureAwait(false);
            var old = before.GetDocument(document.Id) is { } original ? await original.GetTextAsync(cancel).ConfigureAwait(false) : SourceText.From("");
            var changed = ChangedLines(old, text).ToList();
            if (changed.Count == 0) continue;

            var formatted = await Formatter.FormatAsync(document, changed, options: null, cancel).ConfigureAwait(false);
            var result = await formatted.GetTextAsync(cancel).ConfigureAwait(false);
            if (!result.ContentEquals(text)) throw new VerificationException($"Formatting what the fix changed in '{document.FilePath}' changes it again.\n\n{TextDifference.Of(result.ToString(), text.ToString())}");
        }
    }

    private static IEnumerable<TextSpan> ChangedLines(SourceText before, SourceText after) =>
        TextDifference.NewLines([.. before.Lines.Select(line => line.ToString())], [.. after.Lines.Select(line => line.ToString())])
            .Select(line => after.Lines[line].Span)
            .Where(span => !span.IsEmpty);
}
