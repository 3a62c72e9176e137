using System.Collections.Immutable;

namespace Lifeguard.Verification;

/// <summary>All checks of analyzers, the cheap ones first. Cancelled runs begin before them and are judged after them.</summary>
internal static class AnalyzerChecks
{
    private static readonly ImmutableArray<IAnalyzerCheck> All =
    [
        new SuppressionCheck(),
        new GeneratedCodeCheck(),
        new OrderAndConcurrencyCheck(),
        new LanguageVersionCheck(),
        new LibraryAbsentCheck(),
        new DoppelgangerCheck(),
        new BrokenCodeCheck(),
    ];

    public static async Task VerifyAsync(AnalyzedCode code, VerificationChecks checks, CancellationToken cancel)
    {
        CancelledRuns? cancelled = null;
        if (checks.HasFlag(VerificationChecks.Cancellation)) await NamedAsync(VerificationChecks.Cancellation, async () => cancelled = await CancelledRuns.OfAsync(code, cancel).ConfigureAwait(false)).ConfigureAwait(false);

        foreach (var check in All.Where(check => checks.HasFlag(check.Name))) await NamedAsync(check.Name, () => check.VerifyAsync(code, cancel)).ConfigureAwait(false);

        if (cancelled is not null) await NamedAsync(VerificationChecks.Cancellation, () => cancelled.VerifyAnalyzersAsync(code.CancellationGrace, cancel)).ConfigureAwait(false);
    }

    // A failure ends with the name by which the test could leave the check out.
    private static async Task NamedAsync(VerificationChecks name, Func<Task> verify)
    {
        try
        {
            await verify().ConfigureAwait(false);
        }
        catch (VerificationException failure)
        {
            throw new VerificationException($"{failure.Message}\n\n({nameof(VerificationChecks)}.{name})");
        }
    }
}
