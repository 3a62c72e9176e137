namespace Lifeguard.DevTools;

/// <summary>The working tree, addressed by relative paths with forward slashes. Texts have LF line ends and no byte order mark.</summary>
internal sealed class Repository(string root)
{
    private const string Marker = "Analyzers.sln";

    public string Root { get; } = root;

    /// <summary>The repository around a directory.</summary>
    /// <exception cref="RefusedException">No parent directory holds the solution.</exception>
    public static Repository Containing(string directory)
    {
        for (var candidate = new DirectoryInfo(directory); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, Marker))) return new Repository(candidate.FullName);
        }

        throw new RefusedException($"Neither '{directory}' nor a parent of it holds {Marker}: run the command inside the repository.");
    }

    public bool Exists(string path) => Path.Exists(FullPath(path));

    public string Read(string path) => TryRead(path) ?? throw new RefusedException($"{path} is missing.");

    public string? TryRead(string path) => File.Exists(FullPath(path)) ? File.ReadAllText(FullPath(path)) : null;

    public void Write(TextFile file)
    {
        var target = FullPath(file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, file.Text);
    }

    /// <summary>The files directly in a folder, ordered by path; none when there is no such folder.</summary>
    public IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(FullPath(folder))
            ? Directory.EnumerateFiles(FullPath(folder)).Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)
            : [];

    public string FullPath(string path) => Path.Combine(Root, path);
}

/// <summary>A file's place in the repository and its whole content.</summary>
internal sealed record TextFile(string Path, string Text);
