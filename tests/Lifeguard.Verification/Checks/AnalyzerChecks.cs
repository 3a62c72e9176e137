using System.Collections.Immutable;

namespace Lifeguard.Verification;

/// <summary>All checks of analyzers, the cheap ones first.</summary>
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
        new CancellationCheck(),
        new BrokenCodeCheck(),
    ];

    public static async Task VerifyAsync(AnalyzedCode code, VerificationChecks checks, CancellationToken cancel)
    {
        foreach (var check in All.Where(check => checks.HasFlag(check.Name)))
        {
            try
            {
                await check.VerifyAsync(code, cancel).ConfigureAwait(false);
            }
            catch (VerificationException failure)
            {
                throw new VerificationException($"{failure.Message}\n\n({nameof(VerificationChecks)}.{check.Name})");
            }
        }
    }
}
