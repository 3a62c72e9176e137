using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>Below <c>#pragma warning disable</c> nothing may be reported but what the rule declares as not configurable.</summary>
internal sealed class SuppressionCheck : IAnalyzerCheck
{
    public VerificationChecks Name => VerificationChecks.Suppression;

    public async Task VerifyAsync(AnalyzedCode code, CancellationToken cancel)
    {
        if (code.OwnIds.IsEmpty) return;

        foreach (var project in await code.CompileAsync(cancel).ConfigureAwait(false))
        {
            if (!code.OwnInSource(project.Id).Any()) continue; // nothing to suppress

            var suppressed = project.WithFirstLine($"#pragma warning disable {string.Join(", ", code.OwnIds.Order(StringComparer.Ordinal))}");
            var run = await suppressed.AnalyzeAsync(code.Analyzers, cancel).ConfigureAwait(false);
            Crash.Refuse("below '#pragma warning disable'", run.All);
            if (run.All.FirstOrDefault(diagnostic => code.IsOwnInSource(diagnostic) && IsConfigurable(diagnostic)) is { } survivor)
            {
                throw new VerificationException($"'#pragma warning disable' at the top of the file does not suppress {DiagnosticText.Of(survivor)}");
            }
        }
    }

    private static bool IsConfigurable(Diagnostic diagnostic) => !diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable);
}
