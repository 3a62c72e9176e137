using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;

namespace Lifeguard.DevTools.Documents;

/// <summary>docs/rules/README.md: every rule, by category.</summary>
internal static class RuleIndex
{
    public static TextFile For(ImmutableArray<Rule> rules) =>
        new("docs/rules/README.md", Introduction + string.Concat(RuleGroup.All.Select(group => Section(group, rules))));

    private static string Introduction => """
        # Rules

        <!-- Written from the rule catalogue by `dotnet run --project src/Lifeguard.DevTools -- docs`; edits are overwritten. -->

        Severity is a promise: a rule that is a Warning by default has no known false positive. A rule that must guess is Info or off.
        Change a severity in `.editorconfig` (`dotnet_diagnostic.LFG1001.severity = error`), or all of them with a [preset](../../README.md#presets).

        """.ReplaceLineEndings("\n");

    private static string Section(RuleGroup group, ImmutableArray<Rule> rules)
    {
        var members = rules.Where(rule => rule.Descriptor.Category == group.Category).ToList();
        return members.Count == 0 ? "" : $"\n## {group.Name} ({group.Ids})\n\n{RuleTable.Of(members, pagesFolder: "")}";
    }
}
