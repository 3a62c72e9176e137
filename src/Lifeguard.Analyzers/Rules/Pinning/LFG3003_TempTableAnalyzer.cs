using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3003. A temporary object stays in a server connection that the next statement may not run on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TempTableAnalyzer : LifeguardAnalyzer
{
    public TempTableAnalyzer()
        : base(RuleCatalog.TempTable)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        SessionRule.ReportHarmful(context, model, RuleCatalog.TempTable, (finding, _) => finding.Effect is { Scope: SessionEffectScope.Session, Kind: SessionEffectKind.TempObject }, Advice);

    private static string Advice(SessionFinding finding) => (finding.Effect.Form, finding.Dialect) switch
    {
        (SessionEffectForm.TempTable, SqlDialect.PostgreSql) => "Create it with ON COMMIT DROP in the transaction that uses it, or use a common table expression",
        (SessionEffectForm.SelectIntoTemp, SqlDialect.PostgreSql) => "Use CREATE TEMP TABLE … ON COMMIT DROP AS in the transaction that uses it, or a common table expression",
        (_, SqlDialect.PostgreSql) => "Use a common table expression or a real view",
        (_, SqlDialect.SqlServer) => "Use a table variable or a common table expression",
        _ => "Use a derived table or a common table expression",
    };
}
