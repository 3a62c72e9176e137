namespace Lifeguard.Package.Tests;

/// <summary>What lies in the package of the library, and what it brings along.</summary>
public sealed class LibraryContents(PackageFeed feed)
{
    private static readonly string[] Frameworks = ["net10.0", "net8.0"];

    [Fact]
    public void ThePackageHoldsWhatWasApprovedAndNothingElse() => Assert.Equal(
    [
        "Lifeguard.nuspec",
        "README.md",
        "analyzers/dotnet/cs/Lifeguard.Generator.dll",
        "lib/net10.0/Lifeguard.dll",
        "lib/net10.0/Lifeguard.xml",
        "lib/net8.0/Lifeguard.dll",
        "lib/net8.0/Lifeguard.xml",
    ], feed.Library.Files);

    [Fact]
    public void SymbolsComeInAPackageBesideIt() =>
        Assert.Equal(["Lifeguard.nuspec", "lib/net10.0/Lifeguard.pdb", "lib/net8.0/Lifeguard.pdb"], feed.LibrarySymbols.Files);

    [Fact]
    public void UsersGetTheseDependenciesAndNoOthers()
    {
        string[] names =
        [
            $"Lifeguard.Analyzers {feed.Version} (without Runtime,Compile,Native)",
            $"Microsoft.Extensions.Configuration.Abstractions {BuildFacts.ExtensionsVersion} (without Build,Analyzers)",
            $"Microsoft.Extensions.DependencyInjection.Abstractions {BuildFacts.ExtensionsVersion} (without Build,Analyzers)",
            $"Microsoft.Extensions.Logging.Abstractions {BuildFacts.ExtensionsVersion} (without Build,Analyzers)",
            $"Microsoft.Extensions.Options {BuildFacts.ExtensionsVersion} (without Build,Analyzers)",
            $"Npgsql {BuildFacts.NpgsqlVersion} (without Build,Analyzers)",
            $"Polly.Core {BuildFacts.PollyVersion} (without Build,Analyzers)",
        ];

        Assert.Equal(Frameworks.SelectMany(framework => names.Select(name => $"{framework}: {name}")), feed.Library.Dependencies);
    }

    [Fact]
    public void ItSaysWhatItIs()
    {
        // With the flag, installing it would hide it from those who reference the installing project.
        Assert.Null(feed.Library.Metadata("developmentDependency"));
        Assert.Equal("MIT", feed.Library.Metadata("license")?.Value);
        Assert.Equal("README.md", feed.Library.Metadata("readme")?.Value);
        Assert.StartsWith("https://", feed.Library.Metadata("repository")?.Attribute("url")?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void ItStaysSmallEnoughForAFunction()
    {
        // A cold start loads it: the library, without what the compiler alone reads.
        var library = new FileInfo(Path.Combine(feed.Library.Folder, "lib", "net10.0", "Lifeguard.dll"));

        Assert.InRange(library.Length, 1, 300_000);
        Assert.InRange(new FileInfo(feed.Library.File).Length, 1, 500_000);
    }
}
