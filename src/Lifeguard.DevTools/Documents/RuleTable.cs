using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;

namespace Lifeguard.DevTools.Documents;

/// <summary>The rules as one Markdown table, as the README shows them.</summary>
internal static class RuleTable
{
    private const string Readme = "README.md";

    public static TextFile InReadme(ImmutableArray<Rule> rules, Repository repository) =>
        new(Readme, GeneratedBlock.Replace(Readme, repository.Read(Readme), Of(rules, pagesFolder: "docs/rules/")));

    /// <summary>A row a rule; links are relative to the file that shows the table.</summary>
    public static string Of(IEnumerable<Rule> rules, string pagesFolder) =>
        "| Rule | Reports | Severity | Code fix |\n|---|---|---|---|\n" + string.Concat(rules.Select(rule => Row(rule, pagesFolder)));

    private static string Row(Rule rule, string pagesFolder) =>
        $"| [{rule.Id}]({pagesFolder}{rule.Id}.md) | {rule.Descriptor.Title} | {Severity(rule)} | {rule.Fix ?? ""} |\n";

    private static string Severity(Rule rule) =>
        rule.Descriptor.IsEnabledByDefault ? rule.Descriptor.DefaultSeverity.ToString() : $"off ({rule.Descriptor.DefaultSeverity})";
}
