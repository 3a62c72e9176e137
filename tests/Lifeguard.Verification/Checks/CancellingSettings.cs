using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>Settings that cancel the run as soon as an analyzer reads one of them.</summary>
internal sealed class CancellingSettings(AnalyzerConfigOptionsProvider inner, CancellationTokenSource source) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions => new Options(inner.GlobalOptions, source);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(inner.GetOptions(tree), source);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(inner.GetOptions(textFile), source);

    private sealed class Options(AnalyzerConfigOptions inner, CancellationTokenSource source) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            if (key != "generated_code") source.Cancel(); // that one the driver reads before any analyzer runs; others it reads while one reports
            return inner.TryGetValue(key, out value);
        }
    }
}
