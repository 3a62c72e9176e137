using Lifeguard.DevTools;
using Lifeguard.DevTools.Documents;

namespace Lifeguard.Catalog.Tests;

public sealed class RulePagesAreComplete
{
    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void TheFirstLineIsTheTitleOfTheRule(string id) => Assert.Equal(RulePage.Title(Rules.Named(id)), Page(id).Split('\n')[0]);

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void EverySectionIsThereAndWritten(string id)
    {
        var sections = Sections(id);

        Assert.Equal(RulePage.Sections, sections.Select(section => section.Title));
        Assert.All(sections, section => Assert.True(section.Text.Length > 40, $"'{section.Title}' is not written."));
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void BadAndGoodAreShownInCode(string id)
    {
        Assert.Contains("\n```", Text(id, "Bad"), StringComparison.Ordinal);
        Assert.Contains("\n```", Text(id, "Good"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void WhyItHurtsIsBackedByANumberAndASource(string id)
    {
        if (RuleGroup.Of(id).Name == "Lifeguard") return; // these two are about our own configuration: nobody else documents them

        var why = Text(id, "Why it hurts in a function");
        Assert.Contains("](https://", why, StringComparison.Ordinal);
        Assert.Contains(why, char.IsAsciiDigit);
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void KnownMissesAreListed(string id) => Assert.Contains("Known misses", Text(id, "When it is not reported"), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void EverySettingThatTheRuleReadsIsExplained(string id)
    {
        var settings = Text(id, "Settings");

        Assert.All(Rules.Named(id).Settings, key => Assert.Contains($"`{key}`", settings, StringComparison.Ordinal));
    }

    private static string Page(string id) => ThisRepository.Value.Read(RuleFiles.Of(Rules.Named(id)).Page);

    private static string Text(string id, string title) => Sections(id).Single(section => section.Title == title).Text;

    private static List<(string Title, string Text)> Sections(string id) =>
        [.. Page(id).Split("\n## ").Skip(1).Select(section => section.Split('\n', 2)).Select(parts => (parts[0], "\n" + parts[1].Trim()))];
}
