using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3012. What lasts until the transaction ends lasts no longer than its own statement where there is none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SetLocalOutsideTransactionAnalyzer : LifeguardAnalyzer
{
    public SetLocalOutsideTransactionAnalyzer()
        : base(RuleCatalog.SetLocalOutsideTransaction)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        SessionRule.ForFiles(context, model, (file, findings) =>
        {
            foreach (var finding in findings)
            {
                if (Consequence(finding) is { } consequence && finding.Presence(file.CancellationToken) == TransactionPresence.None)
                {
                    file.ReportDiagnostic(Diagnostic.Create(RuleCatalog.SetLocalOutsideTransaction, finding.Location, finding.Statement, consequence));
                }
            }
        });

    // Only PostgreSQL runs each statement in a transaction of its own and has words for what is local to it.
    private static string? Consequence(SessionFinding finding)
    {
        if (finding.Effect.Scope != SessionEffectScope.Transaction || finding.Dialect != SqlDialect.PostgreSql || finding.IsUsedByItsStatement) return null;
        return PinningAdvice.WithoutTransaction(finding.Effect);
    }
}
