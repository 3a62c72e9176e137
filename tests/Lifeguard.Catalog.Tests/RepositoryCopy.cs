using Lifeguard.DevTools;

namespace Lifeguard.Catalog.Tests;

/// <summary>A scratch copy that a command may write to.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    // All that the tools read or that the shipped projects need to build.
    private static readonly string[] Parts = ["Analyzers.sln", "Directory.Build.props", "global.json", ".editorconfig", "README.md", "src/", "docs/"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lifeguard-copy-");

    private RepositoryCopy() => Value = new Repository(_folder.FullName);

    public Repository Value { get; }

    public static RepositoryCopy Empty() => new();

    public static RepositoryCopy OfThisRepository()
    {
        var copy = new RepositoryCopy();
        foreach (var file in ThisRepository.Files.Where(file => Parts.Any(part => file.StartsWith(part, StringComparison.Ordinal))))
        {
            copy.Value.Write(new TextFile(file, ThisRepository.Value.Read(file)));
        }

        return copy;
    }

    /// <summary>Every file with its text, to see what a command has changed.</summary>
    public Dictionary<string, string> Snapshot() =>
        _folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(_folder.FullName, file.FullName), file => File.ReadAllText(file.FullName));

    public void Dispose() => _folder.Delete(recursive: true);
}
