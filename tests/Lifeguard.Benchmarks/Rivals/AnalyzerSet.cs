using System.Collections.Immutable;
using System.Reflection;
using Lifeguard.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Benchmarks.Rivals;

/// <summary>The analyzers of a package, together, as a project has them that references it.</summary>
/// <param name="Name">Package and version.</param>
/// <param name="Files">The assemblies that the compiler is given; empty for the empty analyzer.</param>
/// <param name="Analyzers">The C# analyzers in them.</param>
internal sealed record AnalyzerSet(string Name, IReadOnlyList<string> Files, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    /// <summary>Nothing but the analyzer driver at work.</summary>
    public static AnalyzerSet Empty { get; } = new("an empty analyzer", [], [new EmptyAnalyzer()]);

    /// <summary>The driver, and the operations of all bodies.</summary>
    public static AnalyzerSet EmptyOperations { get; } = new("an empty analyzer of operations", [], [new EmptyAnalyzer(asksForOperations: true)]);

    /// <summary>All that ships here.</summary>
    public static AnalyzerSet Lifeguard { get; } = new(
        "Lifeguard", [typeof(global::Lifeguard.Analyzers.LifeguardAnalyzer).Assembly.Location, Path.Combine(AppContext.BaseDirectory, "Lifeguard.Core.dll")], AnalyzerRun.Shipped);

    /// <summary>What every build has that does not switch it off: the analyzers that come with the SDK.</summary>
    public static AnalyzerSet Sdk { get; } = new("the SDK's analyzers", [.. Directory.EnumerateFiles(Dotnet.SdkAnalyzers, "*.dll")], []);

    /// <summary>The analyzers in these files.</summary>
    public static AnalyzerSet Of(string name, IReadOnlyList<string> files) => new(name, files, [.. files.Select(Assembly.LoadFrom).SelectMany(assembly => AnalyzerRun.In(assembly))]);
}
