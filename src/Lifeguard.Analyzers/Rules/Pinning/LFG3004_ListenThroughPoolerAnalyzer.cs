using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3004. A subscription belongs to one server connection, which goes back to the pooler after the statement.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ListenThroughPoolerAnalyzer : LifeguardAnalyzer
{
    public ListenThroughPoolerAnalyzer()
        : base(RuleCatalog.ListenThroughPooler)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        SessionRule.ReportHarmful(context, model, RuleCatalog.ListenThroughPooler, Concerns);
        NotificationWaits.Report(context, model, RuleCatalog.ListenThroughPooler, PinningAdvice.Listen);
    }

    private static bool Concerns(SessionFinding finding, IReadOnlyList<SessionFinding> findings) =>
        finding.Effect is { Scope: SessionEffectScope.Session, Kind: SessionEffectKind.Listen }
        && !(finding.Effect.Form == SessionEffectForm.Release && SessionRule.IsToldElsewhere(finding, findings, other => other.Effect is { Kind: SessionEffectKind.Listen, Form: not SessionEffectForm.Release }));
}
