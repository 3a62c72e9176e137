using System.Text.RegularExpressions;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.DevTools.Scaffolding;

namespace Lifeguard.Catalog.Tests;

public sealed partial class RuleTextsFollowTheHouseStyle
{
    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void TheTitleIsTheDefectInOneLine(string id)
    {
        var title = Rules.Named(id).Descriptor.Title.ToString();

        Assert.Matches("^[A-Z][^{}\\n|]{10,88}[^.\\s]$", title);
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void TheMessageIsOneLineWithNumberedArguments(string id)
    {
        var message = Rules.Named(id).Descriptor.MessageFormat.ToString();
        var arguments = Placeholder().Matches(message).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.Equal(Enumerable.Range(0, arguments.Count).Select(number => $"{number}"), arguments);
        Assert.DoesNotContain("  ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", message, StringComparison.Ordinal);
        Assert.Equal(message.Trim(), message);
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void OneSentenceEndsWithoutAFullStopAndSeveralEndWithOne(string id)
    {
        var message = Rules.Named(id).Descriptor.MessageFormat.ToString();
        if (message.EndsWith('}')) return; // the last argument brings the end of its sentence with it

        Assert.Equal(message.Contains(". ", StringComparison.Ordinal), message.EndsWith('.'));
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void TheDescriptionIsAParagraph(string id)
    {
        var description = Rules.Named(id).Descriptor.Description.ToString();

        Assert.Matches("^[A-Z'][^\\n]{60,}\\.$", description);
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void TheFixContinuesASentence(string id)
    {
        if (Rules.Named(id).Fix is { } fix) Assert.Matches("^[a-z][^|\\n]+[^.\\s]$", fix);
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void NothingIsLeftOfTheScaffold(string id)
    {
        var texts = TextsOf(Rules.Named(id)).ToList();

        Assert.All(ScaffoldTexts.All, scaffold => Assert.DoesNotContain(texts, text => text.Contains(scaffold, StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void SpellingIsBritish(string id) =>
        Assert.All(TextsOf(Rules.Named(id)), text => Assert.DoesNotMatch("(?i)behavior|analyze[ds]?\\b|initializ|catalog\\b|recogniz", text));

    private static IEnumerable<string> TextsOf(Rule rule) =>
        [rule.Descriptor.Title.ToString(), rule.Descriptor.MessageFormat.ToString(), rule.Descriptor.Description.ToString(), rule.Fix ?? ""];

    [GeneratedRegex("\\{([0-9]+)")]
    private static partial Regex Placeholder();
}
