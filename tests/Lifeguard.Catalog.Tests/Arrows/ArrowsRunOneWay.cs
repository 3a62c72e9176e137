using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Catalog.Tests.Arrows;

public sealed class ArrowsRunOneWay
{
    // Which project of src may reference which. Projects that ship apart from the analyzers depend on nothing of ours.
    private static readonly Dictionary<string, string[]> ProjectArrows = new()
    {
        ["Lifeguard.Core"] = [],
        ["Lifeguard.Analyzers"] = ["Lifeguard.Core"],
        ["Lifeguard.CodeFixes"] = ["Lifeguard.Analyzers", "Lifeguard.Core"],
        ["Lifeguard.Generator"] = [],
        // They go into its package, or along with it; none of their code is used.
        ["Lifeguard"] = ["Lifeguard.Generator", "Lifeguard.Package"],
        ["Lifeguard.Azure"] = ["Lifeguard"],
        ["Lifeguard.Google"] = ["Lifeguard"],
        ["Lifeguard.Cli"] = ["Lifeguard.Core", "Lifeguard.Analyzers", "Lifeguard.CodeFixes"],
        ["Lifeguard.Package"] = ["Lifeguard.Core", "Lifeguard.Analyzers", "Lifeguard.CodeFixes"],
        ["Lifeguard.DevTools"] = ["Lifeguard.Core"],
    };

    [Theory]
    [InlineData("Lifeguard.Analyzers")]
    [InlineData("Lifeguard.CodeFixes")]
    public void InTheSources(string project)
    {
        var sources = ProjectSources.Of(project);

        Offenders.None(ProjectSources.UnboundNamesIn(sources).Select(problem => problem.ToString()));
        Offenders.None(BrokenArrows.In(sources));
    }

    [Theory]
    [InlineData("Lifeguard.Core")]
    [InlineData("Lifeguard.Analyzers")]
    [InlineData("Lifeguard.CodeFixes")]
    [InlineData("Lifeguard.Cli")]
    public void TheNamespaceIsTheFolder(string project)
    {
        var strays =
            from tree in ProjectSources.Of(project).SyntaxTrees
            where tree.FilePath.Length > 0
            let folder = Path.GetDirectoryName(tree.FilePath)!["src/".Length..].Replace('/', '.').Replace('\\', '.')
            from declared in tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            where declared.Name.ToString() != folder
            select $"{tree.FilePath}: {declared.Name}";

        Offenders.None(strays);
    }

    [Fact]
    public void BetweenProjects()
    {
        var broken =
            from file in ThisRepository.FilesUnderFolder("src").Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            let project = Path.GetFileNameWithoutExtension(file)
            from reference in XDocument.Parse(ThisRepository.Value.Read(file)).Descendants("ProjectReference")
            let target = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)
            where !ProjectArrows.TryGetValue(project, out var allowed) || !allowed.Contains(target)
            select $"{project} → {target}";

        Offenders.None(broken);
    }

    [Fact]
    public void TheLibraryUsesNoCodeOfOurs()
    {
        var used =
            from reference in XDocument.Parse(ThisRepository.Value.Read("src/Lifeguard/Lifeguard.csproj")).Descendants("ProjectReference")
            where (string?)reference.Attribute("ReferenceOutputAssembly") != "false" && (string?)reference.Attribute("BuildReference") != "false"
            select reference.Attribute("Include")!.Value;

        Offenders.None(used);
    }

    [Fact]
    public void CoreKnowsNoRoslynAndNoPackage() => Assert.Equal(["netstandard"], Shipped.Core.GetReferencedAssemblies().Select(assembly => assembly.Name));

    [Theory]
    [InlineData("Platform", "Code", "private object? _field = typeof(Lifeguard.Analyzers.Code.Target);")]
    [InlineData("Platform", "Rules", "private object _field = new Lifeguard.Analyzers.Rules.Target();")]
    [InlineData("Catalog", "Settings", "private Lifeguard.Analyzers.Settings.Target? _field;")]
    [InlineData("Settings", "Platform", "private static int Value => Lifeguard.Analyzers.Platform.Target.Answer();")]
    public void AnArrowInTheWrongDirectionIsSeen(string from, string to, string member)
    {
        var sources = ProjectSources.Compile("Lifeguard.Analyzers", [
            ProjectSources.Parse($"namespace Lifeguard.Analyzers.{to}; class Target {{ public static int Answer() => 42; }}", "target.cs"),
            ProjectSources.Parse($"namespace Lifeguard.Analyzers.{from}; internal class Source {{ {member} }}", "source.cs"),
        ]);

        Assert.Contains(BrokenArrows.In(sources), arrow => arrow.StartsWith($"source.cs: {from} must not use {to}", StringComparison.Ordinal));
    }

    [Fact]
    public void AnArrowInTheRightDirectionIsNotReported()
    {
        var sources = ProjectSources.Compile("Lifeguard.Analyzers", [
            ProjectSources.Parse("namespace Lifeguard.Analyzers.Platform; internal class Target { }", "target.cs"),
            ProjectSources.Parse("namespace Lifeguard.Analyzers.Code; class Source { private Lifeguard.Analyzers.Platform.Target? _field; }", "source.cs"),
        ]);

        Offenders.None(BrokenArrows.In(sources));
    }
}
