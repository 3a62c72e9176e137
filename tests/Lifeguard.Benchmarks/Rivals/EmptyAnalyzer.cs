using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Benchmarks.Rivals;

/// <summary>Looks at every file and says nothing: what any analyzer costs, because the driver has to run.</summary>
#pragma warning disable RS1001, RS1036 // it is an analyzer for nobody but the benchmarks
internal sealed class EmptyAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new("BENCH001", "Nothing", "Nothing", "Benchmarks", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(static _ => { });
    }
}
