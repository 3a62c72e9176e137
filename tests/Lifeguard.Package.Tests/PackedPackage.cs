using System.IO.Compression;
using System.Xml.Linq;

namespace Lifeguard.Package.Tests;

/// <summary>One package, unpacked.</summary>
public sealed class PackedPackage
{
    private readonly XElement _metadata;

    /// <param name="id">Its name.</param>
    /// <param name="file">The .nupkg or .snupkg.</param>
    /// <param name="folder">Where it is unpacked; must not exist.</param>
    public PackedPackage(string id, string file, string folder)
    {
        (Id, File, Folder) = (id, file, folder);
        ZipFile.ExtractToDirectory(file, folder);
        _metadata = XDocument.Load(Path.Combine(folder, id + ".nuspec")).Root!.Elements().Single();
    }

    public string Id { get; }

    /// <summary>The package itself.</summary>
    public string File { get; }

    /// <summary>What was in it.</summary>
    public string Folder { get; }

    /// <summary>The folder from which compilers load.</summary>
    public string CompilerFolder => Path.Combine(Folder, "analyzers", "dotnet", "cs");

    /// <summary>The files that its author put there, ordered, with forward slashes.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
        .Where(entry => !entry.StartsWith("_rels/", StringComparison.Ordinal) && !entry.StartsWith("package/", StringComparison.Ordinal))
        .Where(entry => entry != "[Content_Types].xml")
        .Order(StringComparer.Ordinal);

    /// <summary>The dependencies as <c>framework: name version (without what is not taken over)</c>, in the package's order.</summary>
    public IEnumerable<string> Dependencies =>
        from frameworkGroup in Metadata("dependencies")?.Elements() ?? []
        from dependency in frameworkGroup.Elements()
        let reference = $"{dependency.Attribute("id")?.Value} {dependency.Attribute("version")?.Value}"
        select $"{frameworkGroup.Attribute("targetFramework")?.Value}: {reference} (without {dependency.Attribute("exclude")?.Value})";

    /// <summary>What the package says of itself under this name; null where it says nothing.</summary>
    public XElement? Metadata(string name) => _metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);
}
