using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Contexts;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Lifetime;

/// <summary>
/// LFG1005. EF Core runs options code per scope or per context: a data source built there is a pool that the next scope does not use, and a server version detected there is a connection opened
/// before the first query.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DataSourceInOptionsLambdaAnalyzer : LifeguardAnalyzer
{
    private const string PoolCost = "Nothing else can reuse it, and under load the pools add up until the database refuses connections: build it once, outside the options";
    private const string ProbeCost = "The answer is the same each time: state the version, or detect it once, outside the options";

    public DataSourceInOptionsLambdaAnalyzer()
        : base(RuleCatalog.DataSourceInOptionsLambda)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        context.RegisterOperationAction(operation => AnalyzeRegistration(operation, model), OperationKind.Invocation);
        context.RegisterSyntaxNodeAction(node => AnalyzeOverride(node, model), SyntaxKind.MethodDeclaration);
    }

    private static void AnalyzeRegistration(OperationAnalysisContext context, LifeguardModel model)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("AddDbContext" or "AddDbContextFactory") || model.Kind(context.CancellationToken) == ProjectKind.Quiet) return;
        if (OptionsCode.OfRegistration(call, model, context.CancellationToken) is { } code) Report(code, model, context.ReportDiagnostic, context.CancellationToken);
    }

    private static void AnalyzeOverride(SyntaxNodeAnalysisContext context, LifeguardModel model)
    {
        var method = (MethodDeclarationSyntax)context.Node;
        if (method.Identifier.ValueText != "OnConfiguring" || model.Kind(context.CancellationToken) == ProjectKind.Quiet) return;
        if (OptionsCode.OfOverride(method, model, context.CancellationToken) is { } code) Report(code, model, context.ReportDiagnostic, context.CancellationToken);
    }

    private static void Report(OptionsCode code, LifeguardModel model, Action<Diagnostic> report, CancellationToken cancel)
    {
        foreach (var found in RepeatedCreation.In(code.Body, method => PoolCreation.Is(method, model.Compilation), model, cancel))
        {
            if (!IsReportedAsProperty(found.Called, model, cancel)) Report(found, "builds a new connection pool", PoolCost);
        }

        foreach (var found in RepeatedCreation.In(code.Body, DetectsVersion, model, cancel)) Report(found, "opens a connection to ask the server for its version", ProbeCost);

        void Report(RepeatedCreation found, string does, string cost)
        {
            var inner = found.Inner is null ? ImmutableArray<Location>.Empty : ImmutableArray.Create(found.Inner.GetLocation());
            report(Diagnostic.Create(
                RuleCatalog.DataSourceInOptionsLambda, found.At.GetLocation(), inner, Properties(found, model, cancel), found.Called.ShortName(), does, code.Every, code.Reason, cost));
        }
    }

    private static ImmutableDictionary<string, string?> Properties(RepeatedCreation found, LifeguardModel model, CancellationToken cancel)
    {
        var hoist = CreationInputs.Of(found.At, model.Models.Of(found.At), ownerLivesOn: false, cancel).Hoist;
        return hoist is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticKeys.Hoist, hoist);
    }

    // Pomelo's ServerVersion.AutoDetect.
    private static bool DetectsVersion(IMethodSymbol method) => method is { Name: "AutoDetect", IsStatic: true } && method.ContainingType.IsNamed("Microsoft.EntityFrameworkCore.ServerVersion");

    // In a library, a property that builds a pool whenever it is read is the business of LFG1001.
    private static bool IsReportedAsProperty(ISymbol called, LifeguardModel model, CancellationToken cancel) =>
        called is IPropertySymbol { DeclaredAccessibility: not Accessibility.Private } && model.Kind(cancel) == ProjectKind.Library;
}
