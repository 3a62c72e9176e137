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
        SessionRule.ReportHarmful(context, model, RuleCatalog.TempTable, (finding, _) => finding.Effect is { Scope: SessionEffectScope.Session, Kind: SessionEffectKind.TempObject });
}
