using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3005. A name that PREPARE gives is known to one server connection only.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlPreparedStatementAnalyzer : LifeguardAnalyzer
{
    public SqlPreparedStatementAnalyzer()
        : base(RuleCatalog.SqlPreparedStatement)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        SessionRule.ReportHarmful(context, model, RuleCatalog.SqlPreparedStatement, Concerns);

    // EXECUTE and DEALLOCATE are part of the mistake that PREPARE is.
    private static bool Concerns(SessionFinding finding, IReadOnlyList<SessionFinding> findings) => finding.Effect is { Scope: SessionEffectScope.Session } && finding.Effect.Kind switch
    {
        SessionEffectKind.Prepare => true,
        SessionEffectKind.Execute or SessionEffectKind.Deallocate => !SessionRule.IsToldElsewhere(finding, findings, other => other.Effect.Kind == SessionEffectKind.Prepare),
        _ => false,
    };
}
