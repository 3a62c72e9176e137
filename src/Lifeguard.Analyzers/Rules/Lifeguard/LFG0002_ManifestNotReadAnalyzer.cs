using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Platform.Manifests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Lifeguard;

/// <summary>LFG0002. A third of Lambda handlers are known only from a template; one that cannot be read leaves them unprotected without a word.</summary>
/// <remarks>Runs in every project: without its manifests a project may not even look like one that holds functions, so it does not derive from <see cref="LifeguardAnalyzer"/>.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManifestNotReadAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleCatalog.ManifestNotRead);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (!HandlerManifests.IsManifest(file.Path) || file.GetText(context.CancellationToken) is not { } text) return;

        foreach (var problem in HandlerManifests.Read(file, context.CancellationToken).Problems)
        {
            var location = Location.Create(file.Path, problem.Span, text.Lines.GetLinePositionSpan(problem.Span));
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.ManifestNotRead, location, HandlerManifests.FileName(file.Path), problem.Reason));
        }
    }
}
