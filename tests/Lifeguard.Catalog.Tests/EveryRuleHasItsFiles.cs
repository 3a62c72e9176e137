using System.Text.RegularExpressions;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.DevTools;

namespace Lifeguard.Catalog.Tests;

public sealed partial class EveryRuleHasItsFiles
{
    private static readonly string[] RuleFolders =
        ["src/Lifeguard.Analyzers/Rules", "src/Lifeguard.CodeFixes/Rules", "tests/Lifeguard.Analyzers.Tests", "docs/rules"];

    [Fact]
    public void IdsAndNamesAreUnique()
    {
        Assert.NotEmpty(RuleCatalog.All);
        Assert.Equal(RuleCatalog.All.Length, RuleCatalog.All.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(RuleCatalog.All.Length, RuleCatalog.All.Select(rule => rule.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void OneAnalyzerReportsItFromTheFileWithItsStem(string id)
    {
        var rule = Rules.Named(id);
        var analyzer = Assert.Single(Shipped.AllAnalyzers, analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id));

        Assert.Equal($"{rule.Name}Analyzer", analyzer.GetType().Name);
        Assert.Contains($"class {rule.Name}Analyzer", ThisRepository.Value.Read(RuleFiles.Of(rule).Analyzer), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void TheAnalyzerReportsWhatTheCatalogueSays(string id)
    {
        var expected = Rules.Named(id).Descriptor;
        var shipped = Assert.Single(Shipped.AllAnalyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics), descriptor => descriptor.Id == id);

        Assert.Equal(expected, shipped);
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void AFixExistsIfAndOnlyIfTheCatalogueNamesOne(string id)
    {
        var rule = Rules.Named(id);
        var fixes = Shipped.AllFixes.Where(fix => fix.FixableDiagnosticIds.Contains(id)).Select(fix => fix.GetType().Name);

        Assert.Equal(rule.Fix is null ? [] : [$"{rule.Name}Fix"], fixes);
        Assert.Equal(rule.Fix is not null, ThisRepository.Value.Exists(RuleFiles.Of(rule).Fix));
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void ItsTestsSayWhatIsReportedWhatIsNotAndWhatIsFixed(string id)
    {
        var rule = Rules.Named(id);
        var tests = ThisRepository.Value.FilesIn(RuleFiles.Of(rule).Tests).Select(file => Path.GetFileName(file)).ToList();

        Assert.Contains("Reports.cs", tests);
        Assert.Contains("StaysQuiet.cs", tests);
        Assert.Equal(rule.Fix is not null, tests.Contains("Fixes.cs"));
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void TheHelpLinkLeadsToItsPage(string id)
    {
        var link = Rules.Named(id).Descriptor.HelpLinkUri;

        Assert.StartsWith(RuleCatalog.HelpRoot, link, StringComparison.Ordinal);
        Assert.True(ThisRepository.Value.Exists(link[RuleCatalog.HelpRoot.Length..]), link);
    }

    [Fact]
    public void NoFileBearsTheStemOfARuleThatIsNotThere()
    {
        var known = RuleCatalog.All.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var orphans = RuleFolders.SelectMany(ThisRepository.FilesUnderFolder).Where(file => RuleId().Matches(file).Any(id => !known.Contains(id.Value)));

        Offenders.None(orphans);
    }

    [Fact]
    public void EveryFileOfRulesBearsAStem()
    {
        // A rule that needs more than one file gets a folder with its stem; nothing else lives among the rules.
        var strays = ThisRepository.FilesUnderFolder("src/Lifeguard.Analyzers/Rules").Concat(ThisRepository.FilesUnderFolder("src/Lifeguard.CodeFixes/Rules"))
            .Where(file => !RuleId().IsMatch(file));

        Offenders.None(strays);
    }

    [GeneratedRegex("(?<=/)LFG[0-9]{4}(?=[_.])")]
    private static partial Regex RuleId();
}
