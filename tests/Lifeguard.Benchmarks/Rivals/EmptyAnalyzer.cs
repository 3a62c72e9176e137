using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Benchmarks.Rivals;

/// <summary>Looks at every file and says nothing: what any analyzer costs, because the driver has to run.</summary>
/// <param name="asksForOperations">Whether it asks for the operations of every body as well: the driver makes them for the first analyzer that does, in a build for one of the SDK's.</param>
#pragma warning disable RS1001, RS1036 // it is an analyzer for nobody but the benchmarks
internal sealed class EmptyAnalyzer(bool asksForOperations = false) : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new("BENCH001", "Nothing", "Nothing", "Benchmarks", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(static _ => { });
        if (!asksForOperations) return;
        context.RegisterOperationBlockAction(static _ => { });
        context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
    }
}
