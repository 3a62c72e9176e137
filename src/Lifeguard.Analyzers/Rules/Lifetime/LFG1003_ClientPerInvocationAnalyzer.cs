using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Lifetime;

/// <summary>LFG1003. A client of a cloud database or secret store keeps its connections, metadata and credentials inside; built per invocation, it starts from nothing each time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientPerInvocationAnalyzer : LifeguardAnalyzer
{
    public ClientPerInvocationAnalyzer()
        : base(RuleCatalog.ClientPerInvocation)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        context.RegisterOperationAction(operation => Analyze(operation, model), OperationKind.ObjectCreation, OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, LifeguardModel model)
    {
        if (BuiltBy(context.Operation) is not var (what, cost) || context.Operation.Syntax is not ExpressionSyntax creation || IsPartOfAnother(context.Operation)) return;
        if (model.Kind(context.CancellationToken) != ProjectKind.Functions) return;
        if (CreationFinding.PerInvocation(creation, what, model, context.CancellationToken) is not { } finding) return;
        context.ReportDiagnostic(Diagnostic.Create(
            RuleCatalog.ClientPerInvocation, creation.GetLocation(), finding.Locations, finding.Properties(), what, finding.When, cost, finding.Obstacle));
    }

    private static (string What, string Cost)? BuiltBy(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type: { } type, Constructor: { } constructor } when DatabaseClients.CostOfConstruction(constructor) is { } cost => ($"new {type.Name}", cost),
        IInvocationOperation { TargetMethod: var method } when DatabaseClients.CostOf(method) is { } cost => ($"{method.ContainingType.Name}.{method.Name}", cost),
        _ => null,
    };

    // new DynamoDBContext(new AmazonDynamoDBClient()) is one mistake, and so is a builder with a lambda that makes the inner one.
    private static bool IsPartOfAnother(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null and not IBlockOperation { Parent: not IAnonymousFunctionOperation }; parent = parent.Parent)
        {
            if (BuiltBy(parent) is not null) return true;
        }

        return false;
    }
}
