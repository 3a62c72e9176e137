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
        SessionRule.ReportHarmful(context, model, RuleCatalog.SessionSetting, Concerns);

    // RESET takes back what is told already.
    private static bool Concerns(SessionFinding finding, IReadOnlyList<SessionFinding> findings) =>
        finding.Effect is { Scope: SessionEffectScope.Session, Kind: SessionEffectKind.Setting or SessionEffectKind.Role or SessionEffectKind.UserVariable or SessionEffectKind.CurrentDatabase }
        && !(finding.IsTakenBack && SessionRule.IsToldElsewhere(finding, findings, Sets));

    private static bool Sets(SessionFinding finding) =>
        finding.Effect.Kind is SessionEffectKind.Setting or SessionEffectKind.Role && !finding.IsTakenBack;
}
