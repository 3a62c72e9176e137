using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3006. A cursor that outlives its transaction stays in a server connection that others use.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HoldCursorAnalyzer : LifeguardAnalyzer
{
    public HoldCursorAnalyzer()
        : base(RuleCatalog.HoldCursor)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        SessionRule.ReportHarmful(
            context,
            model,
            RuleCatalog.HoldCursor,
            (finding, _) => finding.Effect is { Scope: SessionEffectScope.Session, Kind: SessionEffectKind.Cursor });
}
