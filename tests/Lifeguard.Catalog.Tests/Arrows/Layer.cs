using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Catalog.Tests.Arrows;

/// <summary>A room of the house and the rooms that its code may name. docs/architecture.md draws the same arrows.</summary>
internal sealed record Layer(string Name, ImmutableArray<string> MayUse)
{
    public const string Core = "Core";

    private const string Analyzers = "Lifeguard.Analyzers";
    private const string CodeFixes = "Lifeguard.CodeFixes";

    /// <summary>Every room with a rule about whom it may name. A room that is not listed may name nobody.</summary>
    public static ImmutableDictionary<string, Layer> All { get; } = new Layer[]
    {
        new(Core, []),
        new("Catalog", []),
        new("Settings", [Core]),
        new("Platform", ["Settings", Core]),
        new("Code", ["Platform", "Settings", "Catalog", Core]),
        new("LifeguardAnalyzer", ["Platform", "Settings", "Catalog"]),
        new("Rules", ["LifeguardAnalyzer", "Code", "Platform", "Settings", "Catalog", Core]),
        new("CodeFixes", ["Catalog", Core]),
    }.ToImmutableDictionary(layer => layer.Name);

    /// <summary>
    /// The room that a symbol lives in; null for what is not ours. Inside the analyzers it is the namespace below the root, for the other projects the project.
    /// </summary>
    public static string? Of(ISymbol symbol) => (symbol.ContainingAssembly?.Name, NamespaceOf(symbol)) switch
    {
        (Analyzers, Analyzers) => "LifeguardAnalyzer",
        (Analyzers, { } name) when name.StartsWith(Analyzers + ".", StringComparison.Ordinal) => name[(Analyzers.Length + 1)..].Split('.')[0],
        (CodeFixes, _) => "CodeFixes",
        ("Lifeguard.Core", _) => Core,
        _ => null,
    };

    private static string? NamespaceOf(ISymbol symbol) => symbol.ContainingNamespace?.ToDisplayString();
}
