using System.Text.RegularExpressions;
using Lifeguard.Cli.Sql.Findings;

namespace Lifeguard.Cli.Tests.Sql;

public sealed partial class Rules
{
    /// <summary>The pages are generated from the analyzers' catalogue, so what agrees with them agrees with it.</summary>
    [Fact]
    public void AreThoseOfTheCatalogue()
    {
        var pages = PinningRule.All.Select(rule => (Rule: rule, Page: File.ReadAllText(Path.Combine(ThisRepository.Root, "docs", "rules", $"{rule.Id}.md")))).ToList();

        Assert.All(pages, page => Assert.StartsWith($"# {page.Rule.Id}: {page.Rule.Title}\n", page.Page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains($"| Id | `{page.Rule.Id}` {page.Rule.Name} |", page.Page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Equal(Severity().Match(page.Page).Groups["severity"].Value, page.Rule.IsSuggestion ? "Info" : "Warning"));
    }

    [GeneratedRegex(@"\| Severity \| (?<severity>\w+) \|")]
    private static partial Regex Severity();
}
