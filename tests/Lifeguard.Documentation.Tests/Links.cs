using System.Text.RegularExpressions;

namespace Lifeguard.Documentation.Tests;

/// <summary>A link inside of the page leads to one of its headings.</summary>
public sealed partial class Links
{
    [Fact]
    public void ToASectionLeadToOne()
    {
        var headings = Page.PooledHandler.Sections.Select(section => NotInAnchors().Replace(section.Title.ToLowerInvariant(), "").Replace(' ', '-')).ToHashSet(StringComparer.Ordinal);

        foreach (Match anchor in Anchor().Matches(Page.Text("pooled-handler.md"))) Assert.Contains(anchor.Groups["name"].Value, headings);
    }

    [GeneratedRegex("""\]\(#(?<name>[^)]*)\)""")]
    private static partial Regex Anchor();

    // What GitHub leaves out of a heading's address.
    [GeneratedRegex("""[^\w -]""")]
    private static partial Regex NotInAnchors();
}
