using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Lifetime;

/// <summary>
/// LFG1007. What is registered as a singleton lives as long as its container. A container per invocation is a pool per invocation, hidden behind dependency injection.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServiceProviderPerInvocationAnalyzer : LifeguardAnalyzer
{
    public ServiceProviderPerInvocationAnalyzer()
        : base(RuleCatalog.ServiceProviderPerInvocation)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        context.RegisterOperationAction(operation => Analyze(operation, model), OperationKind.Invocation, OperationKind.ObjectCreation);

    private static void Analyze(OperationAnalysisContext context, LifeguardModel model)
    {
        if (ServiceContainers.BuiltBy(context.Operation) is not { } what || context.Operation.Syntax is not ExpressionSyntax build) return;
        if (model.Kind(context.CancellationToken) != ProjectKind.Functions) return;
        if (IsForRegistration(build, model.Models.Of(build), context.CancellationToken)) return;
        if (CreationFinding.PerInvocation(build, what, model, context.CancellationToken) is not { } finding) return;
        if (BuildsPoolOnSameLine(build, model.Models.Of(build), context.CancellationToken)) return;
        context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.ServiceProviderPerInvocation, NameOf(build).GetLocation(), finding.Locations, what, finding.When));
    }

    // static void AddOrders(this IServiceCollection services) { var soFar = services.BuildServiceProvider(); … }: a look at what is registered so far, which ASP.NET's own analyzer
    // advises against. The container proper is built by whoever calls this.
    private static bool IsForRegistration(ExpressionSyntax build, SemanticModel model, CancellationToken cancel)
    {
        if (build is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax services } }) return false;
        if (model.GetSymbolInfo(services, cancel).Symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter) return false;
        return SymbolEqualityComparer.Default.Equals(model.GetEnclosingSymbol(build.SpanStart, cancel), method)             // not in a factory, which runs later
            && parameter.Type.IsOrDerivesFrom(ServiceContainers.Services)
            && (method.ReturnsVoid || method.ReturnType.IsOrDerivesFrom(ServiceContainers.Services))
            && LeaseEnd.Of(build, model, cancel).Kind != LeaseEndKind.Stored;
    }

    // services.AddSingleton(NpgsqlDataSource.Create(…)).BuildServiceProvider(): the rules on pools and clients say what matters, and one line needs one message.
    private static bool BuildsPoolOnSameLine(ExpressionSyntax build, SemanticModel model, CancellationToken cancel)
    {
        var line = LineOf(NameOf(build));
        return build.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax)
            .Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && LineOf(node) == line)
            .Any(node => model.GetTypeInfo(node, cancel).Type is { } made && (DatabaseProviders.IsDataSource(made) || DatabaseClients.CostOf(made) is not null));
    }

    // Of a chain that configures over many lines, the call that builds.
    private static SyntaxNode NameOf(ExpressionSyntax build) => build switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name: var name } } => name,
        InvocationExpressionSyntax { Expression: var called } => called,
        _ => build,
    };

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line;
}
