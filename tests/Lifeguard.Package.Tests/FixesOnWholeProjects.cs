namespace Lifeguard.Package.Tests;

/// <summary>
/// Every sample shows what it promises, one <c>dotnet format analyzers</c> over all of them makes of it what lies in its repaired version, and what the
/// samples do on a real database, they still do afterwards.
/// </summary>
public sealed class FixesOnWholeProjects(PackageFeed feed)
{
    [Fact]
    public void OneFormatRepairsEverySampleAndKeepsWhatItDoes()
    {
        using var samples = new SamplesUnderFix(feed.Analyzers, feed.Library);

        Shows(samples, samples.Build(), _ => true);
        samples.Test();

        samples.Format();
        AreRepaired(samples);

        Shows(samples, samples.Build(), expected => !expected.Fix);
        samples.Test();

        samples.Format();
        AreRepaired(samples);
    }

    [Fact]
    public void TheSamplesShowEveryRuleOfTheirCategories()
    {
        var shown = Directory.EnumerateFiles(Path.Combine(BuildFacts.RepositoryRoot, "samples"), "expected-diagnostics.json", SearchOption.AllDirectories)
            .SelectMany(file => ExpectedDiagnostic.Of(Path.GetDirectoryName(file)!))
            .Select(diagnostic => diagnostic.Id);
        var pages = Directory.EnumerateFiles(Path.Combine(BuildFacts.RepositoryRoot, "docs", "rules"), "LFG*.md").Select(page => Path.GetFileNameWithoutExtension(page))
            .Where(rule => rule.StartsWith("LFG1", StringComparison.Ordinal) || rule.StartsWith("LFG2", StringComparison.Ordinal) || rule.StartsWith("LFG3", StringComparison.Ordinal));

        Assert.Empty(pages.Except(shown));
    }

    private static void AreRepaired(SamplesUnderFix samples)
    {
        foreach (var sample in samples.Names)
        {
            var sources = samples.SourcesOf(sample);
            var repaired = Repaired(sample);

            Assert.Equal(repaired.Keys.Order(StringComparer.Ordinal), sources.Keys.Order(StringComparer.Ordinal));
            foreach (var (file, text) in repaired) Assert.Equal($"// {sample}/{file}\n{text}", $"// {sample}/{file}\n{sources[file]}");
        }
    }

    /// <summary>
    /// A file with a finding that no fix repairs has no other: the fixes leave it alone, and the repaired version shows how it is done by hand, perhaps with a
    /// file more.
    /// </summary>
    private static IReadOnlyDictionary<string, string> Repaired(string sample)
    {
        var original = SamplesUnderFix.InRepository(sample);
        if (!SamplesUnderFix.IsRepaired(sample)) return original;

        var byHand = SamplesUnderFix.Expected(sample).Where(expected => !expected.Fix).Select(expected => expected.File).ToHashSet(StringComparer.Ordinal);
        var repaired = SamplesUnderFix.InRepository($"{sample}.Repaired");
        return original.ToDictionary(file => file.Key, file => byHand.Contains(file.Key) ? file.Value : repaired[file.Key], StringComparer.Ordinal);
    }

    private static void Shows(SamplesUnderFix samples, CommandResult build, Func<ExpectedDiagnostic, bool> which)
    {
        var bySample = build.Messages.ToLookup(message => Path.GetFileNameWithoutExtension(message.Project));
        Assert.Empty(bySample.Where(group => !samples.Names.Contains(group.Key)).SelectMany(group => group));

        foreach (var sample in samples.Names)
        {
            var expected = SamplesUnderFix.Expected(sample).Where(which).ToList();
            var found = bySample[sample].Select(message => (Message: message, Line: samples.LineOf(sample, message))).ToList();

            Assert.Equal(
                expected.Select(diagnostic => $"{sample}: {diagnostic.Id} {diagnostic.File}: {diagnostic.Snippet}").Order(StringComparer.Ordinal),
                found.Select(finding => $"{sample}: {finding.Message.Id} {finding.Message.File}: {finding.Line}").Order(StringComparer.Ordinal));
            Assert.All(expected, diagnostic => Assert.Contains(found, finding => diagnostic.Is(finding.Message, finding.Line)));
        }
    }
}
