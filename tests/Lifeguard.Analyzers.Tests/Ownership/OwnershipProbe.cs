using System.Collections.Immutable;
using Lifeguard.Analyzers.Code.Ownership;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Questions = Lifeguard.Analyzers.Code.Ownership.Ownership;

namespace Lifeguard.Analyzers.Tests.Ownership;

/// <summary>
/// Marks every acquisition with its kind as the id: <c>Connection</c> for one that is only made, <c>OpenConnection</c>, <c>Reader</c> and so on.
/// </summary>
#pragma warning disable RS1001 // no compiler loads it
public sealed class AcquisitionProbe : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Rules =
        [.. Enum.GetNames<ResourceKind>().Append("OpenConnection").Select(id => new DiagnosticDescriptor(id, id, "{0} of {1} from {2}", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true))];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            operation =>
            {
                var model = LifeguardModel.For(operation.Compilation, operation.Options, operation.CancellationToken);
                if (Questions.For(model).AcquiredAt(operation.Operation, operation.CancellationToken) is not { } acquired) return;
                var id = acquired is { Kind: ResourceKind.Connection, IsOpen: true } ? "OpenConnection" : acquired.Kind.ToString();
                operation.ReportDiagnostic(Diagnostic.Create(
                    Rules.Single(rule => rule.Id == id), acquired.Operation.Syntax.GetLocation(), acquired.Name, acquired.Provider?.Name ?? "unknown", acquired.Source?.Syntax.ToString() ?? "nothing"));
            },
            OperationKind.ObjectCreation, OperationKind.Invocation, OperationKind.PropertyReference);
    }
}

/// <summary>Marks what becomes of the local or parameter called <c>it</c> wherever it is passed on, with the fate as the id.</summary>
#pragma warning disable RS1001 // no compiler loads it
public sealed class FateProbe : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Rules =
        [.. Enum.GetNames<ValueFate>().Select(id => new DiagnosticDescriptor(id, id, "{0}", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true))];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            operation =>
            {
                var reference = operation.Operation;
                if (reference is not (ILocalReferenceOperation { Local.Name: "it" } or IParameterReferenceOperation { Parameter.Name: "it" })) return;
                var ownership = Questions.For(LifeguardModel.For(operation.Compilation, operation.Options, operation.CancellationToken));
                var value = reference;
                while (value.Parent is IConversionOperation conversion) value = conversion;
                ValueFate? fate = value.Parent switch
                {
                    IArgumentOperation argument => ownership.OfArgument(argument, operation.CancellationToken),
                    IInvocationOperation call when call.Instance == value => ownership.OfReceiver(call, operation.CancellationToken),
                    IMemberReferenceOperation member when member.Instance == value => ownership.OfMember(member),
                    ISimpleAssignmentOperation { Target: IMemberReferenceOperation } assignment when assignment.Value == value => ownership.OfStore(assignment.Target),
                    _ => null,
                };
                if (fate is { } found) operation.ReportDiagnostic(Diagnostic.Create(Rules.Single(rule => rule.Id == found.ToString()), reference.Syntax.GetLocation(), found));
            },
            OperationKind.LocalReference, OperationKind.ParameterReference);
    }
}
