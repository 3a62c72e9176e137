using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.Verification;

/// <summary>What applying fixes needs to know, whichever way they are applied.</summary>
internal sealed record FixSession(Analysis Analysis, ImmutableArray<CodeFixProvider> Providers, ActionChoice Choice, VerificationChecks Checks, bool FixesOne)
{
    public bool Verifies(VerificationChecks check) => Checks.HasFlag(check);

    /// <summary>The findings in source files that a fix claims.</summary>
    /// <exception cref="VerificationException">One of them is known only after a whole build; the IDE would never offer its fix.</exception>
    public ImmutableArray<Finding> Fixable(Solution solution, ImmutableArray<Finding> findings)
    {
        ImmutableArray<Finding> fixable =
        [
            .. findings.Where(finding => !finding.Diagnostic.IsSuppressed
                && Providers.Any(provider => provider.FixableDiagnosticIds.Contains(finding.Diagnostic.Id))
                && solution.GetDocument(finding.Diagnostic.Location.SourceTree) is not null),
        ];

        if (Verifies(VerificationChecks.LocalDiagnostics) && fixable.FirstOrDefault(finding => !finding.IsLocal) is { Diagnostic: { } nonLocal })
        {
            throw new VerificationException($"A fix targets a non-local diagnostic, which has no light bulb in an editor: {DiagnosticText.Of(nonLocal)}");
        }

        return FixesOne ? [.. fixable.Take(1)] : fixable;
    }

    /// <summary>The first finding for which the chosen action is offered.</summary>
    public async Task<(Document Document, Diagnostic Diagnostic, CodeFixProvider Provider, CodeAction Action)?> FirstActionAsync(
        Solution solution, ImmutableArray<Finding> fixable, bool isFirstIteration, CancellationToken cancel)
    {
        foreach (var (diagnostic, _, _) in fixable)
        {
            var document = solution.GetDocument(diagnostic.Location.SourceTree)!;
            var offered = await CodeActions.OfferedAsync(Providers, document, diagnostic, cancel).ConfigureAwait(false);
            if (Choice.Of(offered, isFirstIteration) is var (provider, action)) return (document, diagnostic, provider, action);
        }

        return null;
    }

    /// <summary>The solution after the action, its texts read back.</summary>
    /// <exception cref="VerificationException">The action changes nothing.</exception>
    public async Task<Solution> ApplyAsync(Solution solution, CodeAction action, CancellationToken cancel)
    {
        var changed = await CodeActions.ApplyAsync(action, cancel).ConfigureAwait(false);
        var result = await ChangedSolution.ReadBackAsync(solution, changed, Verifies(VerificationChecks.TreeShape), cancel).ConfigureAwait(false);
        return await ChangedSolution.HasSameTextsAsync(solution, result, cancel).ConfigureAwait(false)
            ? throw new VerificationException($"The action '{action.Title}' is offered but changes nothing.")
            : result;
    }
}
