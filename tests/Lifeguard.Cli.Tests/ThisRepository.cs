namespace Lifeguard.Cli.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class ThisRepository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Analyzers.sln"))) directory = directory.Parent ?? throw new InvalidOperationException("The repository was not found.");
        return directory.FullName;
    }
}
