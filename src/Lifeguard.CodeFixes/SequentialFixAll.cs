using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes;

/// <summary>
/// Applies one fix after the other, each planned against the result of those before it. Merging independently made changes, as the batch fixer does, would
/// declare a shared holder twice or drop one of the fixes; here the second fix finds the holder of the first, also when that sits in another part of a partial
/// class.
/// </summary>
internal sealed class SequentialFixAll(LifeguardCodeFix fix) : FixAllProvider
{
    public override Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var key = context.CodeActionEquivalenceKey;
        var title = $"Fix all '{string.Join("', '", context.DiagnosticIds.OrderBy(id => id, StringComparer.Ordinal))}' in {context.Scope.ToString().ToLowerInvariant()}";
        return Task.FromResult<CodeAction?>(CodeAction.Create(title, cancel => FixedAsync(context, key, cancel), key));
    }

    private async Task<Solution> FixedAsync(FixAllContext context, string? key, CancellationToken cancel)
    {
        var solution = context.Solution;
        foreach (var document in await DiagnosticsByDocumentAsync(context).ConfigureAwait(false))
        {
            solution = await FixedAsync(solution, document.Key, document, key, cancel).ConfigureAwait(false);
        }

        return solution;
    }

    private async Task<Solution> FixedAsync(Solution solution, DocumentId id, IEnumerable<Diagnostic> diagnostics, string? key, CancellationToken cancel)
    {
        var changesSoFar = new List<ImmutableArray<TextChange>>();
        foreach (var diagnostic in diagnostics)
        {
            if (solution.GetDocument(id) is not { } document || CurrentSpan(diagnostic, changesSoFar) is not { } span) continue;

            var site = await FixSite.OfAsync(document, diagnostic, span, cancel).ConfigureAwait(false);
            var plans = await fix.ProvenPlansAsync(site, cancel).ConfigureAwait(false);
            if (plans.FirstOrDefault(plan => IsAskedFor(plan, key)) is not { } plan) continue;

            solution = plan.ApplyTo(site).Project.Solution;
            changesSoFar.Add(plan.Changes);
        }

        return solution;
    }

    // 'dotnet format' asks for the kind of fix that its first diagnostic has. That one may have none, and the others are to be fixed all the same.
    private static bool IsAskedFor(FixPlan plan, string? key) => string.IsNullOrEmpty(key) || plan.EquivalenceKey == key;

    /// <summary>Where the diagnostic's code is after the given rounds of changes; null when one of them replaced it.</summary>
    private static TextSpan? CurrentSpan(Diagnostic diagnostic, List<ImmutableArray<TextChange>> rounds)
    {
        TextSpan? span = diagnostic.Location.SourceSpan;
        foreach (var changes in rounds)
        {
            span = span is { } before ? After(changes, before) : null;
        }

        return span;
    }

    private static TextSpan? After(ImmutableArray<TextChange> changes, TextSpan span)
    {
        var (start, length) = (span.Start, span.Length);
        foreach (var change in changes)
        {
            var growth = change.NewText!.Length - change.Span.Length;
            if (change.Span.End <= span.Start) start += growth;
            else if (change.Span.Start >= span.End) break;
            else if (change.Span != span && span.Contains(change.Span)) length += growth;
            else return null;
        }

        return new TextSpan(start, length);
    }

    private static async Task<ImmutableArray<IGrouping<DocumentId, Diagnostic>>> DiagnosticsByDocumentAsync(FixAllContext context)
    {
        var found = new List<Diagnostic>();
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                found.AddRange(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
                break;
            case FixAllScope.Project:
                found.AddRange(await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false));
                break;
            case FixAllScope.Solution:
                foreach (var project in context.Solution.Projects)
                {
                    found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                }

                break;
        }

        return found
            .Where(diagnostic => diagnostic.Location.IsInSource && !diagnostic.IsSuppressed)
            .Select(diagnostic => (Diagnostic: diagnostic, Document: context.Solution.GetDocument(diagnostic.Location.SourceTree)))
            .Where(pair => pair.Document is not null)
            .OrderBy(pair => pair.Document!.FilePath ?? pair.Document.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Diagnostic.Location.SourceSpan.Start)
            .ThenBy(pair => pair.Diagnostic.Location.SourceSpan.End)
            .GroupBy(pair => pair.Document!.Id, pair => pair.Diagnostic)
            .ToImmutableArray();
    }
}
