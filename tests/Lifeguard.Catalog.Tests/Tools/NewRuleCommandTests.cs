using Lifeguard.DevTools;
using Lifeguard.DevTools.Documents;

namespace Lifeguard.Catalog.Tests.Tools;

public sealed class NewRuleCommandTests
{
    [Fact]
    public void ItWritesEveryFileOfTheRuleAndTheBuildTakesThem()
    {
        using var copy = RepositoryCopy.OfThisRepository();

        var run = ToolRun.In(copy.Value, "new-rule", "Capacity", "ProbeOfTheScaffold", "--severity", "Info", "--fix");

        Assert.True(run.ExitCode == CommandLine.Done, run.Error);
        var build = DotNet.Run(copy.Value.Root, "build", "src/Lifeguard.CodeFixes", "--nologo", "-v", "q", "-warnaserror");
        Assert.True(build.ExitCode == 0, build.Output);
    }

    [Fact]
    public void ItTakesTheNextFreeIdAndLeavesTheDocumentationUpToDate()
    {
        using var copy = RepositoryCopy.OfThisRepository();

        var run = ToolRun.In(copy.Value, "new-rule", "Capacity", "ProbeOfTheScaffold");

        Assert.True(run.ExitCode == CommandLine.Done, run.Error);
        Assert.Contains("# LFG6001: ", copy.Value.Read("docs/rules/LFG6001.md"), StringComparison.Ordinal);
        Assert.Contains("LFG6001 | Lifeguard.Capacity | Warning | ProbeOfTheScaffold\n", copy.Value.Read(Releases.UnshippedPath), StringComparison.Ordinal);
        Assert.Contains("[LFG6001](docs/rules/LFG6001.md)", copy.Value.Read("README.md"), StringComparison.Ordinal);
        Assert.Contains("LFG6001.severity = none", copy.Value.Read("src/Lifeguard.Package/config/Lifeguard.None.globalconfig"), StringComparison.Ordinal);
        Assert.False(copy.Value.Exists("src/Lifeguard.CodeFixes/Rules/Capacity"));
    }

    [Fact]
    public void TheCatalogueFileOfTheCategoryGetsTheEntryAtItsEnd()
    {
        using var copy = RepositoryCopy.OfThisRepository();
        var before = copy.Value.Read("src/Lifeguard.Analyzers/Catalog/RuleCatalog.Lifetime.cs");

        Assert.Equal(CommandLine.Done, ToolRun.In(copy.Value, "new-rule", "Lifetime", "ProbeOfTheScaffold", "--id", "LFG1998").ExitCode);

        var after = copy.Value.Read("src/Lifeguard.Analyzers/Catalog/RuleCatalog.Lifetime.cs");
        Assert.StartsWith(before.TrimEnd('}', '\n'), after, StringComparison.Ordinal);
        Assert.Contains("DiagnosticDescriptor ProbeOfTheScaffold = Create(\n        id: \"LFG1998\",", after, StringComparison.Ordinal);
    }

    [Fact]
    public void TheTestsItWritesHoldExpectationsThatASilentAnalyzerCannotMeet()
    {
        using var copy = RepositoryCopy.OfThisRepository();

        Assert.Equal(CommandLine.Done, ToolRun.In(copy.Value, "new-rule", "Capacity", "ProbeOfTheScaffold", "--fix").ExitCode);

        const string Tests = "tests/Lifeguard.Analyzers.Tests/Capacity/LFG6001_ProbeOfTheScaffold";
        Assert.Contains("[|new object()|]", copy.Value.Read($"{Tests}/Reports.cs"), StringComparison.Ordinal);
        Assert.Contains("#error", copy.Value.Read($"{Tests}/StaysQuiet.cs"), StringComparison.Ordinal);
        Assert.Contains("[|new object()|]", copy.Value.Read($"{Tests}/Fixes.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void AnIdThatWasShippedAndRemovedIsNotUsedAgain()
    {
        using var copy = RepositoryCopy.OfThisRepository();
        copy.Value.Write(new TextFile(Releases.ShippedPath, """
            ## Release 0.0.1

            ### New Rules

            Rule ID | Category | Severity | Notes
            --------|----------|----------|-------
            LFG6001 | Lifeguard.Capacity | Warning | OldRule

            ## Release 0.0.2

            ### Removed Rules

            Rule ID | Category | Severity | Notes
            --------|----------|----------|-------
            LFG6001 | Lifeguard.Capacity | Warning | OldRule

            """));

        Assert.Equal(CommandLine.Done, ToolRun.In(copy.Value, "new-rule", "Capacity", "ProbeOfTheScaffold").ExitCode);
        Assert.True(copy.Value.Exists("docs/rules/LFG6002.md"));
        Assert.False(copy.Value.Exists("docs/rules/LFG6001.md"));
    }

    [Theory]
    [InlineData("Lifetimes", "Some", "There is no category 'Lifetimes'. Categories: Lifeguard, Lifetime, Disposal")]
    [InlineData("lifetime", "SomeDefect", "There is no category 'lifetime'")]
    [InlineData("Lifetime", "someDefect", "is no rule name")]
    [InlineData("Lifetime", "Some-Defect", "is no rule name")]
    [InlineData("Lifetime", "../Escape", "is no rule name")]
    [InlineData("Lifetime", "AB", "is no rule name")]
    [InlineData("Lifetime", "SomeDefectAnalyzer", "without 'Analyzer'")]
    [InlineData("Lifetime", "DataSourcePerInvocation", "belongs to LFG1001")]
    [InlineData("Disposal", "DataSourcePerInvocation", "belongs to LFG1001")]
    [InlineData("Lifetime", "SomeDefect", "starts as Warning or Info", "--severity", "Hidden")]
    [InlineData("Lifetime", "SomeDefect", "--severity", "--severity", "Loud")]
    [InlineData("Lifetime", "SomeDefect", "LFG1001 has been used", "--id", "LFG1001")]
    [InlineData("Lifetime", "SomeDefect", "is not an id of Lifetime", "--id", "LFG2999")]
    [InlineData("Lifetime", "SomeDefect", "is not an id of Lifetime", "--id", "1999")]
    public void AWrongRequestIsRefusedWithTheReasonAndNothingIsWritten(string category, string name, string reason, params string[] options)
    {
        using var copy = RepositoryCopy.OfThisRepository();
        var before = copy.Snapshot();

        var run = ToolRun.In(copy.Value, ["new-rule", category, name, .. options]);

        Assert.Equal(CommandLine.CannotRun, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, copy.Snapshot());
    }

    [Fact]
    public void ToolsThatWereBuiltBeforeTheLastRuleAreNotTrusted()
    {
        using var copy = RepositoryCopy.OfThisRepository();
        Assert.Equal(CommandLine.Done, ToolRun.In(copy.Value, "new-rule", "Capacity", "ProbeOfTheScaffold").ExitCode);
        var before = copy.Snapshot();

        var run = ToolRun.In(copy.Value, "new-rule", "Capacity", "AnotherProbe");

        Assert.Equal(CommandLine.CannotRun, run.ExitCode);
        Assert.Contains("they differ in LFG6001", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, copy.Snapshot());
    }

    [Fact]
    public void AFileInTheWayIsNotOverwritten()
    {
        using var copy = RepositoryCopy.OfThisRepository();
        copy.Value.Write(new TextFile("src/Lifeguard.Analyzers/Rules/Capacity/LFG6001_ProbeOfTheScaffoldAnalyzer.cs", "// mine\n"));
        var before = copy.Snapshot();

        var run = ToolRun.In(copy.Value, "new-rule", "Capacity", "ProbeOfTheScaffold");

        Assert.Equal(CommandLine.CannotRun, run.ExitCode);
        Assert.Contains("exists already", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, copy.Snapshot());
    }
}
