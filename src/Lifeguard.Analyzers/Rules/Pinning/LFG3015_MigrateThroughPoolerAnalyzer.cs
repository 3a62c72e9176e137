using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Settings;
using Lifeguard.Core.Poolers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3015. A handler that migrates the schema: every instance does, at any time, over a connection that keeps no session.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrateThroughPoolerAnalyzer : LifeguardAnalyzer
{
    private const string Extensions = "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions";

    private static readonly string[] Names = ["Migrate", "MigrateAsync"];

    public MigrateThroughPoolerAnalyzer()
        : base(RuleCatalog.MigrateThroughPooler)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        if (model.Compilation.Knows(Extensions)) context.RegisterSemanticModelAction(file => Analyze(file, model));
    }

    private static void Analyze(SemanticModelAnalysisContext context, LifeguardModel model)
    {
        var tree = context.SemanticModel.SyntaxTree;
        foreach (var token in Names.SelectMany(name => SourceIndex.TokensIn(tree, name, context.CancellationToken)))
        {
            if (token.Parent?.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access || access.Name != token.Parent) continue;
            if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method || !method.ContainingType.IsNamed(Extensions)) continue;
            if (!PoolerScope.Speaks(model, context.Options, tree, context.CancellationToken)) return;
            if (CreationFinding.PerInvocation(call, method.Name, model, context.CancellationToken) is not { } finding) continue;

            var pooler = LifeguardSettings.For(context.Options).Value(SettingCatalog.Pooler, tree);
            context.ReportDiagnostic(Diagnostic.Create(
                RuleCatalog.MigrateThroughPooler, call.GetLocation(), finding.Locations, properties: null, method.Name, finding.When, PoolerProduct.Of(pooler).Name));
        }
    }
}
