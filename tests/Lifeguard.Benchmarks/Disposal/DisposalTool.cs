using System.Collections.Immutable;
using Lifeguard.Benchmarks.Rivals;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Benchmarks.Disposal;

/// <summary>The rules of one package that speak of disposal; all its others are switched off.</summary>
/// <param name="Name">Package and version.</param>
/// <param name="Leaks">Ids that say that something is not disposed: beside LFG2001 to LFG2003.</param>
/// <param name="Scopes">Ids that say that something is used beyond its end, held too long or disposed in the wrong way: beside LFG2004 to LFG2007.</param>
/// <param name="Analyzers">Those of the package's analyzers that have one of these ids.</param>
/// <param name="Options">Settings by key, for tools that have some.</param>
internal sealed record DisposalTool(string Name, ImmutableHashSet<string> Leaks, ImmutableHashSet<string> Scopes, ImmutableArray<DiagnosticAnalyzer> Analyzers, ImmutableDictionary<string, string> Options)
{
    /// <summary>All ids that count.</summary>
    public ImmutableHashSet<string> Ids => Leaks.Union(Scopes);

    /// <summary>Lifeguard and the others, which are restored.</summary>
    public static ImmutableArray<DisposalTool> All()
    {
        var rivals = RivalPackages.Restore();
        AnalyzerSet Package(string start) => rivals.Single(set => set.Name.StartsWith(start, StringComparison.Ordinal));
        var sdk = Package("the SDK's");
        return
        [
            Of(AnalyzerSet.Lifeguard, "Lifeguard", ["LFG2001", "LFG2002", "LFG2003"], ["LFG2004", "LFG2005", "LFG2006", "LFG2007"]),
            Of(sdk, "the SDK's NetAnalyzers, as they come", ["CA2000"], ["CA2025"]),
            Of(sdk, "the SDK's NetAnalyzers, all paths", ["CA2000"], ["CA2025"]) with { Options = ImmutableDictionary<string, string>.Empty.Add("dotnet_code_quality.dispose_analysis_kind", "AllPaths") },
            Of(Package("IDisposableAnalyzers"), null, ["IDISP001", "IDISP003", "IDISP004"], ["IDISP011", "IDISP013", "IDISP016"]),
            Of(Package("SonarAnalyzer"), null, ["S2930"], ["S2997"]),
        ];
    }

    private static DisposalTool Of(AnalyzerSet set, string? name, ImmutableHashSet<string> leaks, ImmutableHashSet<string> scopes)
    {
        var ids = leaks.Union(scopes);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. set.Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => ids.Contains(rule.Id)))];
        var missing = ids.Except(analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id));
        return missing.Count == 0
            ? new DisposalTool(name ?? set.Name, leaks, scopes, analyzers, ImmutableDictionary<string, string>.Empty)
            : throw new InvalidOperationException($"{set.Name} has no {string.Join(", ", missing)}.");
    }
}
