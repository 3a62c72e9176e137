using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>Fixes one diagnostic after the other, analysing again after each, until nothing is offered any more.</summary>
internal static class IncrementalFix
{
    /// <param name="findings">What was found in <paramref name="solution"/>.</param>
    /// <returns>The fixed solution and what is found in it.</returns>
    /// <exception cref="VerificationException">The number of iterations is not as stated.</exception>
    public static async Task<(Solution Solution, ImmutableArray<Finding> Findings)> ApplyAsync(
        FixSession session, Solution solution, ImmutableArray<Finding> findings, IterationBound bound, CancellationToken cancel)
    {
        var iterations = 0;
        while (true)
        {
            var fixable = session.Fixable(solution, findings);
            if (await session.FirstActionAsync(solution, fixable, iterations == 0, cancel).ConfigureAwait(false) is not var (_, diagnostic, _, action)) break;

            if (session.FixesOne && iterations > 0) break;
            if (!bound.Allows(++iterations))
            {
                throw new VerificationException($"After {bound.Count} iterations, all that were expected, '{action.Title}' is still offered for {DiagnosticText.Of(diagnostic)}");
            }

            solution = await session.ApplyAsync(solution, action, cancel).ConfigureAwait(false);
            findings = await session.Analysis.FindAsync(solution, cancel).ConfigureAwait(false);
        }

        bound.Verify("Fixing one diagnostic at a time", iterations);
        return (solution, findings);
    }
}
