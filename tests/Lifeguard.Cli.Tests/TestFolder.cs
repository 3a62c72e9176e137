namespace Lifeguard.Cli.Tests;

/// <summary>A directory for one test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("lifeguard-cli-").FullName;

    public TestFolder With(string name, string text) => With(name, System.Text.Encoding.UTF8.GetBytes(text));

    public TestFolder With(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    /// <summary>Runs <c>lifeguard sql</c> here.</summary>
    public Run Sql(params string[] args) => Run.In(Path, "", ["sql", .. args]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
