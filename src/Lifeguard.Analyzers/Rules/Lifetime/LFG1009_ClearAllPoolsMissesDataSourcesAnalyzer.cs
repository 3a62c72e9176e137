using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Lifetime;

/// <summary>LFG1009. <c>NpgsqlConnection.ClearAllPools()</c> in a program whose connections all come from a data source: it clears nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClearAllPoolsMissesDataSourcesAnalyzer : LifeguardAnalyzer
{
    public ClearAllPoolsMissesDataSourcesAnalyzer()
        : base(RuleCatalog.ClearAllPoolsMissesDataSources)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        context.RegisterOperationAction(operation => Analyze(operation, model), OperationKind.Invocation, OperationKind.MethodReference);

    private static void Analyze(OperationAnalysisContext context, LifeguardModel model)
    {
        var method = context.Operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        if (method?.Name != "ClearAllPools" || !method.ContainingType.IsNamed("Npgsql.NpgsqlConnection")) return;

        // A library does not know what else runs in the process.
        if (model.Kind(context.CancellationToken) != ProjectKind.Functions || !StringKeyedPools.AreUnused(model, context.CancellationToken)) return;
        context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.ClearAllPoolsMissesDataSources, context.Operation.Syntax.GetLocation(), method.ShortName()));
    }
}
