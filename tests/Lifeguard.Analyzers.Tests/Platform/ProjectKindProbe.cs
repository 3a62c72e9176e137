using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.Platform;

/// <summary>Marks every class with the kind of project it is in: <c>public class {|Library:Orders|}</c>.</summary>
#pragma warning disable RS1001 // no compiler loads it
public sealed class ProjectKindProbe : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    private static readonly ImmutableDictionary<ProjectKind, DiagnosticDescriptor> Rules = Enum.GetValues<ProjectKind>().ToImmutableDictionary(kind => kind, Rule);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [.. Rules.Values];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var model = LifeguardModel.For(start.Compilation, start.Options, start.CancellationToken);
            start.RegisterSymbolAction(
                symbol => symbol.ReportDiagnostic(Diagnostic.Create(Rules[model.Kind(symbol.CancellationToken)], Name(symbol.Symbol))), SymbolKind.NamedType);
        });
    }

    private static Location Name(ISymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.GetLocation() ?? type.Locations[0];

    private static DiagnosticDescriptor Rule(ProjectKind kind) =>
        new(kind.ToString(), "Project kind", "The project is of this kind", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
