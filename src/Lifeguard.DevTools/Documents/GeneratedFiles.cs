using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.DevTools.Documents.Poolers;

namespace Lifeguard.DevTools.Documents;

/// <summary>Which files follow from a catalogue, and what must be in them?</summary>
internal static class GeneratedFiles
{
    /// <summary>Every generated file; hand-written parts of mixed files are taken over from the repository as they are.</summary>
    public static IEnumerable<TextFile> For(Repository repository, ImmutableArray<Rule> rules)
    {
        var releases = Releases.In(repository);
        foreach (var rule in rules) yield return RulePage.For(rule, releases, repository);
        yield return RuleIndex.For(rules);
        yield return SettingsPage.For(rules);
        yield return ConnectionStringsPage.File;
        yield return PoolersPage.Create();
        yield return RuleTable.InReadme(rules, repository);
        yield return releases.Unshipped(rules);
        foreach (var preset in Presets.For(rules)) yield return preset;
    }
}
