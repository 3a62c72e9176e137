using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>A test of one analyzer.</summary>
public class CSharpAnalyzerTest<TAnalyzer> : AnalyzerTest
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <inheritdoc/>
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new TAnalyzer()];

    private protected sealed override async Task RunCoreAsync(CancellationToken cancel)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. GetDiagnosticAnalyzers()];
        var input = CreateMarkupReader(analyzers).Read(EffectiveState.Of(TestState));
        VerifyPurpose(input, analyzers);
        await VerifyCodeAsync("the test code", CreateSolution(input), input, analyzers, fixes: [], cancel).ConfigureAwait(false);
    }
}
