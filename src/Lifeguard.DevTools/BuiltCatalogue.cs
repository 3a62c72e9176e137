using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.DevTools.Scaffolding;

namespace Lifeguard.DevTools;

/// <summary>The catalogue that the tools were built with. Is it the one in the repository's sources?</summary>
internal static class BuiltCatalogue
{
    /// <exception cref="RefusedException">The sources have rules that the tools do not know, or the other way round: files written now would lack them.</exception>
    public static ImmutableArray<Rule> For(Repository repository)
    {
        var sources = TakenNames.In(repository).Rules.Values.ToHashSet(StringComparer.Ordinal);
        sources.SymmetricExceptWith(RuleCatalog.All.Select(rule => rule.Id));
        if (sources.Count == 0) return RuleCatalog.All;

        throw new RefusedException($"""
            The tools were built with another catalogue than the repository's; they differ in {string.Join(", ", sources.Order(StringComparer.Ordinal))}.
            Run them with: dotnet run --project src/Lifeguard.DevTools
            """);
    }
}
