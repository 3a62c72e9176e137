using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3010. Sequence functions pin on RDS Proxy; what they remember is another client's elsewhere.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SequenceThroughRdsProxyAnalyzer : LifeguardAnalyzer
{
    public SequenceThroughRdsProxyAnalyzer()
        : base(RuleCatalog.SequenceThroughRdsProxy)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        SessionRule.ForFiles(context, model, (file, findings) =>
        {
            foreach (var finding in findings)
            {
                if (Concerns(finding, file.CancellationToken)) file.ReportDiagnostic(SessionRule.Of(RuleCatalog.SequenceThroughRdsProxy, finding, file.CancellationToken));
            }
        });
        HiLoSequences.Report(context, model, RuleCatalog.SequenceThroughRdsProxy);
    }

    // In the transaction that advanced the sequence, its value is there.
    private static bool Concerns(SessionFinding finding, CancellationToken cancel) => finding.Effect.Kind switch
    {
        SessionEffectKind.SequenceWrite => finding.IsHarmful(cancel),
        SessionEffectKind.SequenceRead => finding.IsHarmful(cancel) && finding.Presence(cancel) != TransactionPresence.Explicit,
        _ => false,
    };
}
