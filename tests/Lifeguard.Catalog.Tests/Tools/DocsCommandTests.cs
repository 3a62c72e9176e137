using Lifeguard.DevTools;

namespace Lifeguard.Catalog.Tests.Tools;

public sealed class DocsCommandTests
{
    [Fact]
    public void WhatIsGeneratedIsUpToDate()
    {
        var run = ToolRun.In(ThisRepository.Value, "docs", "--check");

        Assert.True(run.ExitCode == CommandLine.Done, run.Output + run.Error);
    }

    [Fact]
    public void CheckListsEveryOutdatedFileAndWritesNothing()
    {
        using var copy = RepositoryCopy.OfThisRepository();
        copy.Value.Write(new TextFile("docs/rules/README.md", "# Rules\n"));
        copy.Value.Write(new TextFile("src/Lifeguard.Analyzers/AnalyzerReleases.Unshipped.md", ""));
        File.Delete(copy.Value.FullPath("src/Lifeguard.Package/config/Lifeguard.Strict.globalconfig"));
        var before = copy.Snapshot();

        var run = ToolRun.In(copy.Value, "docs", "--check");

        Assert.Equal(CommandLine.CheckFailed, run.ExitCode);
        Assert.Contains("docs/rules/README.md is", run.Output, StringComparison.Ordinal);
        Assert.Contains("AnalyzerReleases.Unshipped.md is", run.Output, StringComparison.Ordinal);
        Assert.Contains("Lifeguard.Strict.globalconfig is", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, copy.Snapshot());
    }

    [Fact]
    public void WritingBringsBackWhatWasLostAndASecondTimeChangesNothing()
    {
        using var copy = RepositoryCopy.OfThisRepository();
        var good = copy.Snapshot();
        copy.Value.Write(new TextFile("docs/rules/README.md", "# Rules\n"));
        var page = copy.Value.Read("docs/rules/LFG1001.md").Replace("| Severity | Warning |", "| Severity | Hidden |", StringComparison.Ordinal);
        copy.Value.Write(new TextFile("docs/rules/LFG1001.md", page));

        Assert.Equal(CommandLine.Done, ToolRun.In(copy.Value, "docs").ExitCode);
        Assert.Equal(good, copy.Snapshot());
        Assert.Equal("", ToolRun.In(copy.Value, "docs").Output);
    }

    [Fact]
    public void ProseAroundTheGeneratedBlockIsKept()
    {
        using var copy = RepositoryCopy.OfThisRepository();
        var page = copy.Value.Read("docs/rules/LFG1001.md");
        copy.Value.Write(new TextFile("docs/rules/LFG1001.md", page + "\nMore prose.\n"));

        Assert.Equal(CommandLine.Done, ToolRun.In(copy.Value, "docs").ExitCode);
        Assert.Equal(page + "\nMore prose.\n", copy.Value.Read("docs/rules/LFG1001.md"));
    }

    [Fact]
    public void AMissingPageIsStartedWithItsSections()
    {
        using var copy = RepositoryCopy.OfThisRepository();
        File.Delete(copy.Value.FullPath("docs/rules/LFG1001.md"));

        Assert.Equal(CommandLine.Done, ToolRun.In(copy.Value, "docs").ExitCode);
        Assert.Contains("## Why it hurts in a function", copy.Value.Read("docs/rules/LFG1001.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md", "# Lifeguard\n")]
    [InlineData("README.md", "<!-- generated:end -->\n<!-- generated:begin -->\n")]
    [InlineData("docs/rules/LFG1001.md", "<!-- generated:begin -->\n<!-- generated:end -->\n")]
    public void AFileWithoutAPlaceForTheGeneratedBlockIsRefusedByName(string path, string text)
    {
        using var copy = RepositoryCopy.OfThisRepository();
        copy.Value.Write(new TextFile(path, text));
        var before = copy.Snapshot();

        var run = ToolRun.In(copy.Value, "docs");

        Assert.Equal(CommandLine.CannotRun, run.ExitCode);
        Assert.Contains(path, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, copy.Snapshot());
    }

    [Theory]
    [InlineData("docs", "--chek")]
    [InlineData("docs", "LFG1001")]
    [InlineData("document")]
    [InlineData("new-rule", "Lifetime")]
    public void ArgumentsThatAreNotUnderstoodAreToldOnTheErrorStream(params string[] args)
    {
        var run = ToolRun.In(ThisRepository.Value, args);

        Assert.Equal((CommandLine.CannotRun, ""), (run.ExitCode, run.Output));
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OutsideARepositoryNothingRuns()
    {
        using var copy = RepositoryCopy.Empty();

        var run = ToolRun.In(copy.Value, "docs", "--check");

        Assert.Equal(CommandLine.CannotRun, run.ExitCode);
        Assert.Contains("Analyzers.sln", run.Error, StringComparison.Ordinal);
    }
}
