using System.Collections.Immutable;
using Lifeguard.Analyzers.Code.Ownership;
using Lifeguard.Analyzers.Code.Ownership.Paths;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.Disposal.Paths;

/// <summary>Marks every leak with its kind as the id, and every call of <c>Mark()</c> at which something is held with <c>Held</c>.</summary>
#pragma warning disable RS1001 // no compiler loads it
public sealed class LeakProbe : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Rules =
        [.. Enum.GetNames<LeakKind>().Append("Held").Append("GaveUp").Select(id => new DiagnosticDescriptor(id, id, "{0}", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true))];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            operation =>
            {
                var model = LifeguardModel.For(operation.Compilation, operation.Options, operation.CancellationToken);
                var paths = BodyPaths.Of(operation.Operation, model, operation.CancellationToken);
                if (paths.LeakOf(operation.Operation) is { } leak) operation.ReportDiagnostic(Diagnostic.Create(Rule(leak.Kind.ToString()), operation.Operation.Syntax.GetLocation(), leak.Acquisition.Name));
                if (operation.Operation is not Microsoft.CodeAnalysis.Operations.IInvocationOperation { TargetMethod.Name: "Mark" }) return;
                if (!paths.IsComplete) operation.ReportDiagnostic(Diagnostic.Create(Rule("GaveUp"), operation.Operation.Syntax.GetLocation(), ""));
                var held = paths.HeldAt(operation.Operation);
                if (!held.IsEmpty) operation.ReportDiagnostic(Diagnostic.Create(Rule("Held"), operation.Operation.Syntax.GetLocation(), string.Join(", ", held.Select(acquisition => acquisition.Name))));
            },
            OperationKind.ObjectCreation, OperationKind.Invocation, OperationKind.PropertyReference);
    }

    private static DiagnosticDescriptor Rule(string id) => Rules.Single(rule => rule.Id == id);
}
