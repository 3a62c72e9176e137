using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers;

/// <summary>
/// What every rule shares: concurrent execution, no reports in generated code, one <see cref="LifeguardModel"/> per compilation, and nothing registered where there is neither a database nor a function.
/// </summary>
public abstract class LifeguardAnalyzer : DiagnosticAnalyzer
{
    private protected LifeguardAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = ImmutableArray.Create(rules);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var model = LifeguardModel.For(start.Compilation, start.Options, start.CancellationToken);
            if (model.IsRelevant) Register(start, model);
        });
    }

    /// <summary>Registers the rule's callbacks; called only in compilations where the model is relevant.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, LifeguardModel model);
}
