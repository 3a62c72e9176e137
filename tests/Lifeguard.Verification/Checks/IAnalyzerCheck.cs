namespace Lifeguard.Verification;

/// <summary>Something that must hold for every analyzer, verified with the code of a test.</summary>
internal interface IAnalyzerCheck
{
    /// <summary>The name a test leaves it out by.</summary>
    VerificationChecks Name { get; }

    /// <exception cref="VerificationException">It does not hold.</exception>
    Task VerifyAsync(AnalyzedCode code, CancellationToken cancel);
}
