using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.Verification;

/// <summary>Fixes everything in a scope at once, as "Fix All" and <c>dotnet format</c> do, again and again until nothing is offered any more.</summary>
internal static class BatchFix
{
    /// <param name="known">Files that have been analysed already; usually what comes out here, too.</param>
    /// <exception cref="VerificationException">The number of passes is not as stated.</exception>
    public static async Task<Solution> ApplyAsync(
        FixSession session, FixAllScope scope, Solution solution, ImmutableArray<Finding> findings, IterationBound bound,
        (Solution Solution, ImmutableArray<Finding> Findings) known, CancellationToken cancel)
    {
        var passes = 0;
        while (true)
        {
            var fixable = session.Fixable(solution, findings);
            if (await session.FirstActionAsync(solution, fixable, passes == 0, cancel).ConfigureAwait(false) is not var (document, diagnostic, provider, action)) break;
            if (provider.GetFixAllProvider() is not { } batch) break;

            var context = new FixAllContext(document, diagnostic.Location.SourceSpan, provider, scope, action.EquivalenceKey, provider.FixableDiagnosticIds, new KnownDiagnostics(fixable), cancel);
            if (await batch.GetFixAsync(context).ConfigureAwait(false) is not { } batchAction) break;

            if (!bound.Allows(++passes))
            {
                throw new VerificationException($"After {bound.Count} passes of Fix All in {scope}, all that were expected, '{action.Title}' is still offered for {DiagnosticText.Of(diagnostic)}");
            }

            solution = await session.ApplyAsync(solution, batchAction, cancel).ConfigureAwait(false);
            (solution, findings) = await ChangedSolution.HasSameTextsAsync(known.Solution, solution, cancel).ConfigureAwait(false)
                ? known
                : (solution, await session.Analysis.FindAsync(solution, cancel).ConfigureAwait(false));
        }

        bound.Verify($"Fix All in {scope}", passes);
        return solution;
    }

    /// <summary>The scopes to verify: those that every provider supports. "Containing member" and "containing type" only where a single diagnostic makes all scopes the same.</summary>
    public static IEnumerable<FixAllScope> Scopes(ImmutableArray<CodeFixProvider> providers, bool isSingle)
    {
        ImmutableArray<FixAllScope> wide = [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];
        ImmutableArray<FixAllScope> scopes = isSingle ? [FixAllScope.ContainingMember, FixAllScope.ContainingType, .. wide] : wide;
        return scopes.Where(scope => providers.All(provider => provider.GetFixAllProvider()?.GetSupportedFixAllScopes().Contains(scope) == true));
    }
}
