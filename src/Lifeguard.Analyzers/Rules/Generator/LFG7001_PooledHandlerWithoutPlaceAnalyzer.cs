using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.PooledHandlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Generator;

/// <summary>LFG7001. The attribute stands where Lifeguard cannot write the half that the host calls, so nothing is lent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PooledHandlerWithoutPlaceAnalyzer : PooledHandlerAnalyzer
{
    public PooledHandlerWithoutPlaceAnalyzer() : base(RuleCatalog.PooledHandlerWithoutPlace) { }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        base.Register(context, model);
        if (context.Compilation.Knows(PooledHandler.Attribute)) context.RegisterSyntaxNodeAction(AnalyzeFunction, SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression);
    }

    private static void AnalyzeFunction(SyntaxNodeAnalysisContext context)
    {
        var (lists, name, why) = context.Node switch
        {
            LocalFunctionStatementSyntax local => (local.AttributeLists, local.Identifier.ValueText, "it is a local function, which cannot be 'partial'"),
            ParenthesizedLambdaExpressionSyntax lambda => (lambda.AttributeLists, "lambda", "a lambda has no other half; make it a method and name that"),
            _ => (default, "", ""),
        };
        foreach (var attribute in lists.SelectMany(list => list.Attributes))
        {
            if (!context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type.IsNamed(PooledHandler.Attribute)) continue;
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.PooledHandlerWithoutPlace, attribute.GetLocation(), name, why));
        }
    }
}
