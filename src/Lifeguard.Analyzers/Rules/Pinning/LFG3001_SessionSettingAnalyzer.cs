using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3001. A setting, role or variable of the session is changed: behind a transaction pooler the next client inherits it, and this one may lose it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionSettingAnalyzer : LifeguardAnalyzer
{
    public SessionSettingAnalyzer()
        : base(RuleCatalog.SessionSetting)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        SessionRule.ReportHarmful(context, model, RuleCatalog.SessionSetting, Concerns, Advice);

    // RESET takes back what is told already.
    private static bool Concerns(SessionFinding finding, IReadOnlyList<SessionFinding> findings) =>
        finding.Effect is { Scope: SessionEffectScope.Session, Kind: SessionEffectKind.Setting or SessionEffectKind.Role or SessionEffectKind.UserVariable or SessionEffectKind.CurrentDatabase }
        && !(finding.IsTakenBack && SessionRule.IsToldElsewhere(finding, findings, Sets));

    private static bool Sets(SessionFinding finding) =>
        finding.Effect.Kind is SessionEffectKind.Setting or SessionEffectKind.Role && !finding.IsTakenBack;

    private static string Advice(SessionFinding finding) => (finding.Effect, finding.Dialect) switch
    {
        ({ Form: SessionEffectForm.Reset }, SqlDialect.PostgreSql) => "Set it with SET LOCAL inside a transaction, which takes it back by itself",
        ({ Form: SessionEffectForm.SetConfig }, SqlDialect.PostgreSql) when SessionRule.IsSecurityProblem(finding) =>
            "This is a security problem, since it decides who acts or whose rows are seen: pass true, inside a transaction",
        ({ Form: SessionEffectForm.SetConfig }, SqlDialect.PostgreSql) => "Pass true, inside a transaction",
        ({ Form: SessionEffectForm.SessionCharacteristics }, SqlDialect.PostgreSql) => "Give the transaction its characteristics when it begins, or set them for the role with ALTER ROLE",
        (_, SqlDialect.PostgreSql) when SessionRule.IsSecurityProblem(finding) =>
            "This is a security problem, since it decides who acts or whose rows are seen: use SET LOCAL inside a transaction",
        (_, SqlDialect.PostgreSql) => "Use SET LOCAL inside a transaction, or set it for the role with ALTER ROLE",
        ({ Kind: SessionEffectKind.UserVariable }, _) => "Pass the value as a parameter",
        ({ Kind: SessionEffectKind.CurrentDatabase }, _) => "Name the database in the connection string, or in front of the table",
        _ when SessionRule.IsSecurityProblem(finding) => "This is a security problem, since it decides who acts or whose rows are seen: pass the value with each statement",
        _ => "Set it for the user, or in the pooler's initialisation query",
    };
}
