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
        SessionRule.ReportHarmful(context, model, RuleCatalog.SessionAdvisoryLock, Concerns, Advice);

    // The unlock is part of the mistake that the lock is.
    private static bool Concerns(SessionFinding finding, IReadOnlyList<SessionFinding> findings) =>
        finding.Effect is { Scope: SessionEffectScope.Session, Kind: SessionEffectKind.AdvisoryLock or SessionEffectKind.TableLock }
        && !(finding.Effect.Form == SessionEffectForm.Release && SessionRule.IsToldElsewhere(finding, findings, Takes));

    private static bool Takes(SessionFinding finding) =>
        finding.Effect is { Kind: SessionEffectKind.AdvisoryLock or SessionEffectKind.TableLock, Form: not SessionEffectForm.Release };

    private static string Advice(SessionFinding finding) => (finding.Effect, finding.Dialect) switch
    {
        ({ Kind: SessionEffectKind.TableLock }, _) => "Lock the rows with SELECT … FOR UPDATE inside a transaction",
        (_, SqlDialect.PostgreSql) => "Take pg_advisory_xact_lock inside the transaction that needs it, or connect past the pooler",
        (_, SqlDialect.SqlServer) => "Take it with @LockOwner = 'Transaction' inside a transaction",
        _ => "Lock a row with SELECT … FOR UPDATE inside a transaction, or connect past the pooler",
    };
}
