using System.Xml.Linq;

namespace Lifeguard.Package.Tests;

/// <summary>What lies in the package, and what it says of itself.</summary>
public sealed class PackageContents(PackedPackage package)
{
    [Fact]
    public void ThePackageHoldsWhatWasApprovedAndNothingElse()
    {
        var entries = Directory.EnumerateFiles(package.Contents, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(package.Contents, path).Replace('\\', '/'))
            .Where(entry => !entry.StartsWith("_rels/", StringComparison.Ordinal) && !entry.StartsWith("package/", StringComparison.Ordinal) && entry != "[Content_Types].xml")
            .Order(StringComparer.Ordinal);

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
        ], entries);
    }

    [Fact]
    public void ItIsADevelopmentDependencyWithoutDependencies()
    {
        var metadata = XDocument.Load(Path.Combine(package.Contents, "Lifeguard.Analyzers.nuspec")).Root!.Elements().Single();

        Assert.Equal("true", Element("developmentDependency")?.Value);
        Assert.Null(Element("dependencies"));
        Assert.Equal("MIT", Element("license")?.Value);
        Assert.Equal("README.md", Element("readme")?.Value);

        XElement? Element(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);
    }
}
