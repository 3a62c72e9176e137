using Lifeguard.Analyzers.Catalog;

namespace Lifeguard.DevTools.Scaffolding;

/// <summary>The files that a new rule starts with. They compile; their tests fail.</summary>
internal static class RuleScaffold
{
    public static IEnumerable<TextFile> For(Rule rule, Repository repository)
    {
        var files = RuleFiles.Of(rule);
        yield return new TextFile(files.Catalogue, CatalogueSource.With(rule, repository.TryRead(files.Catalogue)));
        yield return new TextFile(files.Analyzer, SourceTemplates.Analyzer(rule));
        yield return new TextFile($"{files.Tests}/Reports.cs", TestTemplates.Reports(rule));
        yield return new TextFile($"{files.Tests}/StaysQuiet.cs", TestTemplates.StaysQuiet(rule));
        if (rule.Fix is null) yield break;

        yield return new TextFile(files.Fix, SourceTemplates.Fix(rule));
        yield return new TextFile($"{files.Tests}/Fixes.cs", TestTemplates.Fixes(rule));
    }
}
