using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Lifetime;

/// <summary>LFG1001. A data source is a pool; one per invocation means a handshake, a type-loading query and a set of sockets per invocation, and none is ever reused.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DataSourcePerInvocationAnalyzer : LifeguardAnalyzer
{
    public DataSourcePerInvocationAnalyzer()
        : base(RuleCatalog.DataSourcePerInvocation)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        context.RegisterOperationAction(operation => Analyze(operation, model), OperationKind.ObjectCreation, OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, LifeguardModel model)
    {
        if (DataSourceFindings.At(context.Operation, model, context.CancellationToken) is not { } found) return;
        context.ReportDiagnostic(Diagnostic.Create(
            RuleCatalog.DataSourcePerInvocation, context.Operation.Syntax.GetLocation(), found.Finding.Locations, found.Finding.Properties(), found.What, found.Finding.When, found.Finding.Obstacle));
    }
}
