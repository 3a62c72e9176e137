using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3013. A transaction that SQL text begins is nobody's to roll back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TransactionInSqlTextAnalyzer : LifeguardAnalyzer
{
    public TransactionInSqlTextAnalyzer()
        : base(RuleCatalog.TransactionInSqlText)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        SessionRule.ForFiles(context, model, (file, findings) =>
        {
            foreach (var finding in findings)
            {
                if (finding.Effect is { Kind: SessionEffectKind.TransactionControl, Form: SessionEffectForm.Begin } && finding.Answer is { IsCertainlyHarmful: true } answer
                    && !finding.IsEndedInText && !TransactionContext.RollsBackByText(finding.Use.Sink.Outermost))
                {
                    file.ReportDiagnostic(Diagnostic.Create(RuleCatalog.TransactionInSqlText, finding.Location, finding.Statement, answer.PoolerName));
                }
            }
        });
}
