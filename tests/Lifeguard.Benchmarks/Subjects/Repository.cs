namespace Lifeguard.Benchmarks.Subjects;

/// <summary>Where this repository is: the folder with the solution, above the program.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Analyzers.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The benchmarks run from inside the repository.");
    }
}
