using Lifeguard.Analyzers.Catalog;

namespace Lifeguard.Catalog.Tests;

/// <summary>The catalogue as theory data; ids, because they name the case in the test's output.</summary>
internal static class Rules
{
    public static TheoryData<string> Ids() => [.. RuleCatalog.All.Select(rule => rule.Id)];

    public static Rule Named(string id) => RuleCatalog.All.Single(rule => rule.Id == id);
}
