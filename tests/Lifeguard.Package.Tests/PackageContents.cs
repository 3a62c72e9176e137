namespace Lifeguard.Package.Tests;

/// <summary>What lies in the package of the analyzers, and what it says of itself.</summary>
public sealed class PackageContents(PackageFeed feed)
{
    [Fact]
    public void ThePackageHoldsWhatWasApprovedAndNothingElse()
    {
        Assert.Equal(
        [
            "Lifeguard.Analyzers.nuspec",
            "README.md",
            "analyzers/dotnet/cs/Lifeguard.Analyzers.dll",
            "analyzers/dotnet/cs/Lifeguard.CodeFixes.dll",
            "analyzers/dotnet/cs/Lifeguard.Core.dll",
            "build/Lifeguard.Analyzers.props",
            "build/Lifeguard.Analyzers.targets",
            "buildTransitive/Lifeguard.Analyzers.props",
            "buildTransitive/Lifeguard.Analyzers.targets",
            "config/Lifeguard.None.globalconfig",
            "config/Lifeguard.Recommended.globalconfig",
            "config/Lifeguard.Strict.globalconfig",
        ], feed.Analyzers.Files);
    }

    [Fact]
    public void ItIsADevelopmentDependencyWithoutDependencies()
    {
        Assert.Equal("true", feed.Analyzers.Metadata("developmentDependency")?.Value);
        Assert.Null(feed.Analyzers.Metadata("dependencies"));
        Assert.Equal("MIT", feed.Analyzers.Metadata("license")?.Value);
        Assert.Equal("README.md", feed.Analyzers.Metadata("readme")?.Value);
    }
}
