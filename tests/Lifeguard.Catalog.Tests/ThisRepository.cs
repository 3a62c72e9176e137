using Lifeguard.DevTools;

namespace Lifeguard.Catalog.Tests;

/// <summary>The repository that these tests were built from, and the files in it that belong to it.</summary>
internal static class ThisRepository
{
    // What .gitignore names. Walked instead of asked from git, so that the tests hold in an archive of the sources as well.
    private static readonly string[] IgnoredNames = [".git", ".vs", ".idea", "bin", "obj", "artifacts"];
    private static readonly string[] IgnoredEndings = [".user", ".received", ".binlog"];

    public static Repository Value { get; } = Repository.Containing(AppContext.BaseDirectory);

    /// <summary>Relative paths of all files, with forward slashes, ordered.</summary>
    public static IEnumerable<string> Files => FilesUnder(new DirectoryInfo(Value.Root)).Order(StringComparer.Ordinal);

    public static IEnumerable<string> FilesUnderFolder(string folder) => Files.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal));

    private static IEnumerable<string> FilesUnder(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => !IgnoredNames.Contains(file.Name) && !IgnoredEndings.Contains(file.Extension)))
        {
            yield return Path.GetRelativePath(Value.Root, file.FullName).Replace('\\', '/');
        }

        foreach (var file in folder.EnumerateDirectories().Where(child => !IgnoredNames.Contains(child.Name)).SelectMany(FilesUnder)) yield return file;
    }
}
