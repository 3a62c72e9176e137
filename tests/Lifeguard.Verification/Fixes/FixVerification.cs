using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.Verification;

/// <summary>Applies the fixes in every way they can be applied and compares what comes out.</summary>
internal sealed class FixVerification(FixSession session, FixTestInputs inputs, IterationBounds bounds, Func<TestInput, Solution> createSolution)
{
    /// <summary>Fixes one by one, then by Fix All, then the test's variants.</summary>
    /// <returns>The fixed solution and what is found in it.</returns>
    public async Task<(Solution Solution, ImmutableArray<Finding> Findings)> VerifyAsync(AnalyzedCode code, CancellationToken cancel)
    {
        var (solution, findings) = await IncrementalFix.ApplyAsync(session, code.Solution, code.Findings, bounds.Incremental, cancel).ConfigureAwait(false);
        await SolutionComparison.VerifyAsync("fixing one diagnostic at a time", inputs.Fixed.Projects, solution, cancel).ConfigureAwait(false);
        await VerifyQualityAsync(code, solution, cancel).ConfigureAwait(false);

        if (session.Verifies(VerificationChecks.FixAll) && !session.FixesOne)
        {
            var isSingle = session.Fixable(code.Solution, code.Findings).Length == 1;
            foreach (var scope in BatchFix.Scopes(session.Providers, isSingle)) await VerifyBatchAsync(scope, code, (solution, findings), inputs.BatchFixed, cancel).ConfigureAwait(false);
        }

        foreach (var variant in Variants().Where(variant => session.Verifies(variant.Check))) await VerifyVariantAsync(variant, code, cancel).ConfigureAwait(false);
        return (solution, findings);
    }

    private async Task VerifyQualityAsync(AnalyzedCode before, Solution after, CancellationToken cancel)
    {
        if (session.Verifies(VerificationChecks.Comments)) await KeptComments.VerifyAsync(before.Solution, after, cancel).ConfigureAwait(false);
        if (session.Verifies(VerificationChecks.Formatting)) await KeptFormatting.VerifyAsync(before.Solution, after, cancel).ConfigureAwait(false);
        if (session.Verifies(VerificationChecks.UntouchedMembers))
        {
            await UntouchedMembers.VerifyAsync(before.Solution, after, session.Fixable(before.Solution, before.Findings), cancel).ConfigureAwait(false);
        }
    }

    private async Task VerifyBatchAsync(FixAllScope scope, AnalyzedCode code, (Solution Solution, ImmutableArray<Finding> Findings) known, TestInput expected, CancellationToken cancel)
    {
        var solution = await BatchFix.ApplyAsync(session, scope, code.Solution, code.Findings, bounds.Of(scope), known, cancel).ConfigureAwait(false);
        await SolutionComparison.VerifyAsync($"Fix All in {scope}", expected.Projects, solution, cancel).ConfigureAwait(false);
    }

    private IEnumerable<FixVariant> Variants()
    {
        if (bounds.Incremental is { Count: 0 }) yield break; // nothing is fixed, in whatever way it is written

        yield return LineEndings.Variant(inputs);
        yield return Indentation.Variant(inputs, deeper: Indentation.CanGoDeeper(inputs));
    }

    private async Task VerifyVariantAsync(FixVariant variant, AnalyzedCode code, CancellationToken cancel)
    {
        try
        {
            var solution = createSolution(variant.Test);
            var findings = await session.Analysis.FindAsync(solution, cancel).ConfigureAwait(false);
            VerifySameIds(code.Findings, findings);

            var result = await IncrementalFix.ApplyAsync(session, solution, findings, bounds.Incremental, cancel).ConfigureAwait(false);
            await SolutionComparison.VerifyAsync("fixing one diagnostic at a time", variant.Fixed.Projects, result.Solution, cancel).ConfigureAwait(false);
            if (!session.Verifies(VerificationChecks.FixAll) || session.FixesOne || !BatchFix.Scopes(session.Providers, isSingle: false).Contains(FixAllScope.Solution)) return;

            var batch = await BatchFix.ApplyAsync(session, FixAllScope.Solution, solution, findings, bounds.Of(FixAllScope.Solution), result, cancel).ConfigureAwait(false);
            await SolutionComparison.VerifyAsync("Fix All in Solution", variant.BatchFixed.Projects, batch, cancel).ConfigureAwait(false);
        }
        catch (VerificationException failure)
        {
            throw new VerificationException($"The same test, {variant.Name}: {failure.Message}\n\n({nameof(VerificationChecks)}.{variant.Check})");
        }
    }

    private static void VerifySameIds(ImmutableArray<Finding> usual, ImmutableArray<Finding> now)
    {
        var (before, after) = (Ids(usual), Ids(now));
        if (before != after) throw new VerificationException($"The diagnostics are {after}, but otherwise {before}.");
    }

    private static string Ids(ImmutableArray<Finding> findings) =>
        findings.IsEmpty ? "none" : string.Join(", ", findings.Select(finding => finding.Diagnostic.Id).Order(StringComparer.Ordinal));
}
