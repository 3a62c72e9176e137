using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>Is something that is obtained here lost, and how is that reported? What the rules over paths share: each names its descriptor and the kinds that it speaks of.</summary>
internal static class LeakReport
{
    private const int MostExpressions = 20;

    /// <summary>Registers a rule for these kinds of resources.</summary>
    public static void Register(CompilationStartAnalysisContext context, LifeguardModel model, DiagnosticDescriptor rule, params ResourceKind[] kinds)
    {
        context.RegisterOperationAction(operation => Analyze(operation, model, rule, kinds), OperationKind.ObjectCreation, OperationKind.Invocation, OperationKind.PropertyReference);
    }

    private static void Analyze(OperationAnalysisContext context, LifeguardModel model, DiagnosticDescriptor rule, ResourceKind[] kinds)
    {
        var cancel = context.CancellationToken;
        if (Ownership.For(model).AcquiredAt(context.Operation, cancel) is not { } acquisition || Array.IndexOf(kinds, acquisition.Kind) < 0) return;
        if (acquisition.Provider is { IsFileDatabase: true }) return;
        if (acquisition.Kind == ResourceKind.DataSource && IsToldAlready(context, model)) return;
        if (model.Kind(cancel) == ProjectKind.Quiet || BodyPaths.Of(context.Operation, model, cancel).LeakOf(context.Operation) is not { } leak) return;
        var lostAt = leak.At is { Syntax: { } at } ? ImmutableArray.Create(at.GetLocation()) : ImmutableArray<Location>.Empty;
        context.ReportDiagnostic(Diagnostic.Create(rule, context.Operation.Syntax.GetLocation(), lostAt, Properties(acquisition, model), LeakMessage.Subject(leak), LeakMessage.Way(leak), LeakMessage.Cost(leak)));
    }

    // A pool that is built per invocation belongs somewhere else, not into a 'using': LFG1001 says so. One that the program itself is built around lives as long as that.
    private static bool IsToldAlready(OperationAnalysisContext context, LifeguardModel model) =>
        SymbolEqualityComparer.Default.Equals(context.ContainingSymbol, context.Compilation.GetEntryPoint(context.CancellationToken))
        || DataSourceFindings.At(context.Operation, model, context.CancellationToken) is not null
        || MemberAt(context.Operation) is { } member && member.DeclarationsIn(model.Compilation).Any(declaration => BuildsAgainAndAgain(declaration.GetSyntax(context.CancellationToken), model, context.CancellationToken));

    private static ISymbol? MemberAt(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation property => property.Property,
        IInvocationOperation call => call.TargetMethod,
        _ => null,
    };

    // NpgsqlDataSource DataSource => NpgsqlDataSource.Create(…): told there, not at each of its readers.
    private static bool BuildsAgainAndAgain(SyntaxNode member, LifeguardModel model, CancellationToken cancel) =>
        member.DescendantNodes().OfType<ExpressionSyntax>().Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax).Take(MostExpressions)
            .Any(node => model.Models.Of(node).GetOperation(node, cancel) is { } made && DataSourceFindings.At(made, model, cancel) is not null);

    // What the fixes cannot know: whether 'await using' is more than 'using' here.
    private static ImmutableDictionary<string, string?> Properties(Acquisition acquisition, LifeguardModel model) =>
        AsyncDisposal.IsReal(acquisition.Made ?? acquisition.Type, model.Compilation)
            ? ImmutableDictionary<string, string?>.Empty.Add(DiagnosticKeys.AsyncDisposal, "true")
            : ImmutableDictionary<string, string?>.Empty;
}
