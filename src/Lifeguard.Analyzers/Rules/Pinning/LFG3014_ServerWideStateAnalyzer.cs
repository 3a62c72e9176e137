using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3014. DISCARD and LOAD act on whichever server connection is free.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServerWideStateAnalyzer : LifeguardAnalyzer
{
    public ServerWideStateAnalyzer()
        : base(RuleCatalog.ServerWideState)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        SessionRule.ReportHarmful(
            context,
            model,
            RuleCatalog.ServerWideState,
            (finding, _) => finding.Effect.Kind is SessionEffectKind.Load or SessionEffectKind.Discard);
}
