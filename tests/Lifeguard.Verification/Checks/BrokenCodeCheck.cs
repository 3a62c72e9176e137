using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>
/// Code is half-written most of the time. Statements are deleted and files cut off at tokens; the analyzer must not throw, nor take long, and neither must the fix.
/// A test makes a few of these cuts, always the same ones for the same code; LIFEGUARD_BROKEN_CODE=all makes them all.
/// </summary>
internal sealed class BrokenCodeCheck : IAnalyzerCheck
{
    /// <summary>The environment variable that says how many cuts to make: a number or "all".</summary>
    public const string Variable = "LIFEGUARD_BROKEN_CODE";

    // A hundred times what the slowest cut takes; what grows without bound exceeds it all the same.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public VerificationChecks Name => VerificationChecks.BrokenCode;

    public async Task VerifyAsync(AnalyzedCode code, CancellationToken cancel)
    {
        foreach (var (document, text) in await CutsAsync(code, cancel).ConfigureAwait(false))
        {
            var solution = code.Solution.WithDocumentText(document, text);
            var project = solution.GetProject(document.ProjectId)!;
            var compilation = (await project.GetCompilationAsync(cancel).ConfigureAwait(false))!;

            var watch = Stopwatch.StartNew();
            var run = await new CompiledProject(project, compilation).AnalyzeAsync(code.Analyzers, cancel).ConfigureAwait(false);
            Crash.Refuse($"over half-written code:\n\n{text}\n", run.All);
            if (watch.Elapsed > Limit) throw new VerificationException($"The analyzer takes {watch.Elapsed.TotalSeconds:0} s over half-written code:\n\n{text}");

            await VerifyFixesAsync(code, solution, run.All, text, cancel).ConfigureAwait(false);
        }
    }

    private static async Task VerifyFixesAsync(AnalyzedCode code, Solution solution, ImmutableArray<Diagnostic> diagnostics, SourceText text, CancellationToken cancel)
    {
        foreach (var diagnostic in diagnostics.Where(code.IsOwnInSource))
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document) continue;

            try
            {
                foreach (var (_, action) in await CodeActions.OfferedAsync(code.Fixes, document, diagnostic, cancel).ConfigureAwait(false))
                {
                    await action.GetOperationsAsync(cancel).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new VerificationException($"The fix throws over half-written code:\n\n{text}\n\n{exception}");
            }
        }
    }

    private static async Task<IEnumerable<(DocumentId Document, SourceText Text)>> CutsAsync(AnalyzedCode code, CancellationToken cancel)
    {
        var deletions = new List<(DocumentId, TextChange)>();
        var truncations = new List<(DocumentId, TextChange)>();
        var texts = new Dictionary<DocumentId, SourceText>();
        foreach (var document in code.Solution.Projects.SelectMany(project => project.Documents))
        {
            var root = (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false))!;
            texts[document.Id] = await document.GetTextAsync(cancel).ConfigureAwait(false);
            deletions.AddRange(root.DescendantNodes().OfType<StatementSyntax>().Where(statement => statement is not BlockSyntax).Select(statement => (document.Id, new TextChange(statement.Span, ""))));
            truncations.AddRange(root.DescendantTokens().Select(token => (document.Id, new TextChange(TextSpan.FromBounds(token.SpanStart, root.FullSpan.End), ""))));
        }

        var count = Count(code);
        var random = new Random(texts.Values.Sum(text => text.Length)); // the same code is always cut in the same places
        return Sample(deletions, count - (count / 2), random).Concat(Sample(truncations, count / 2, random)).Select(cut => (cut.Item1, texts[cut.Item1].WithChanges(cut.Item2)));
    }

    private static int Count(AnalyzedCode code) => Environment.GetEnvironmentVariable(Variable) switch
    {
        "all" => int.MaxValue,
        { } number when int.TryParse(number, out var count) => count,
        _ => code.BrokenCodeCuts,
    };

    private static IEnumerable<(DocumentId, TextChange)> Sample(List<(DocumentId, TextChange)> cuts, int count, Random random) =>
        count >= cuts.Count ? cuts : Enumerable.Range(0, count).Select(_ => cuts[random.Next(cuts.Count)]).Distinct();
}
