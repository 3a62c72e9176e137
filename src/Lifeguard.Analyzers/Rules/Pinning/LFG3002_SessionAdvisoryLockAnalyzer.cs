using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3002. A lock that belongs to the session excludes nobody who shares the session.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionAdvisoryLockAnalyzer : LifeguardAnalyzer
{
    public SessionAdvisoryLockAnalyzer()
        : base(RuleCatalog.SessionAdvisoryLock)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        SessionRule.ReportHarmful(context, model, RuleCatalog.SessionAdvisoryLock, Concerns);

    // The unlock is part of the mistake that the lock is.
    private static bool Concerns(SessionFinding finding, IReadOnlyList<SessionFinding> findings) =>
        finding.Effect is { Scope: SessionEffectScope.Session, Kind: SessionEffectKind.AdvisoryLock or SessionEffectKind.TableLock }
        && !(finding.Effect.Form == SessionEffectForm.Release && SessionRule.IsToldElsewhere(finding, findings, Takes));

    private static bool Takes(SessionFinding finding) =>
        finding.Effect is { Kind: SessionEffectKind.AdvisoryLock or SessionEffectKind.TableLock, Form: not SessionEffectForm.Release };
}
