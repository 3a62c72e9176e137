using System.Xml.Linq;

namespace Lifeguard.Package.Tests;

/// <summary>All samples and their tests in a folder of their own, with outputs of their own: other tests run, and other projects build, beside it.</summary>
internal sealed class SamplesUnderFix : IDisposable
{
    private const string Solution = "Samples.slnx";

    private static readonly string Samples = Path.Combine(BuildFacts.RepositoryRoot, "samples");

    // The tests of the samples, and what they need of this repository as source.
    private static readonly string[] Tests = ["Samples", "Lifeguard.TestServers"];

    private readonly TemporaryFolder _folder = new();
    private readonly (string Name, string Value)[] _environment;

    /// <param name="analyzers">The package whose assemblies analyse and fix.</param>
    /// <param name="library">The package with the library that a sample may use.</param>
    public SamplesUnderFix(PackedPackage analyzers, PackedPackage library)
    {
        Names = [.. from project in XDocument.Load(Path.Combine(Samples, Solution)).Descendants("Project")
                    let path = project.Attribute("Path")!.Value
                    where !path.StartsWith("..", StringComparison.Ordinal)
                    select Path.GetDirectoryName(path)!];
        _environment =
        [
            ("ArtifactsPath", Path.Combine(_folder.Path, "output")),
            ("SamplesUnderTest", "Original"),
            ("LifeguardCompilerFolder", analyzers.CompilerFolder),
            ("LifeguardLibraryFolder", library.Folder),
            ("ContractFolder", Path.Combine(BuildFacts.RepositoryRoot, "artifacts", "contracts")),
        ];

        Import("Directory.Build.props");
        Import("tests/Directory.Build.props");
        Copy(".editorconfig");
        Copy($"samples/{Solution}");
        foreach (var sample in Names) CopyFolder($"samples/{sample}");
        foreach (var folder in Tests) CopyFolder($"tests/{folder}");
    }

    /// <summary>The samples, as they lie in the repository.</summary>
    public IReadOnlyList<string> Names { get; }

    public CommandResult Build() => Run("build", SolutionPath, "--no-incremental", "-v:m", "-clp:NoSummary", "-p:UseSharedCompilation=false").MustSucceed();

    /// <summary>Repairs all that has a fix, in one go.</summary>
    public void Format() => Run("format", "analyzers", SolutionPath, "--no-restore").MustSucceed();

    /// <summary>Runs the samples' tests on what has been built last.</summary>
    public void Test()
    {
        foreach (var sample in Names)
        {
            var tests = Run("exec", Path.Combine(_folder.Path, "output", "bin", $"{sample}.Tests", "debug", $"{sample}.Tests.dll"), "-noColor").MustSucceed();
            Assert.Matches(@"Total: [1-9]\d*, Errors: 0, Failed: 0, Skipped: 0", tests.Output);
        }
    }

    /// <summary>The sample's sources, as they are now, by file name.</summary>
    public IReadOnlyDictionary<string, string> SourcesOf(string sample) => Sources(Path.Combine(_folder.Path, "samples", sample));

    /// <summary>The line of a sample's file that a message is about, without its indentation.</summary>
    public string LineOf(string sample, BuildMessage message) => _folder.Read($"samples/{sample}/{message.File}").Split('\n')[message.Line - 1].Trim();

    /// <summary>The sources in a folder of the repository's samples, by file name.</summary>
    public static IReadOnlyDictionary<string, string> InRepository(string sample) => Sources(Path.Combine(Samples, sample));

    /// <summary>Whether the repository has a repaired version of the sample; one that shows how it is done right needs none.</summary>
    public static bool IsRepaired(string sample) => Directory.Exists(Path.Combine(Samples, $"{sample}.Repaired"));

    /// <summary>What a sample must show.</summary>
    public static IReadOnlyList<ExpectedDiagnostic> Expected(string sample) => ExpectedDiagnostic.Of(Path.Combine(Samples, sample));

    public void Dispose() => _folder.Dispose();

    private string SolutionPath => Path.Combine("samples", Solution);

    private CommandResult Run(params string[] arguments) => DotNet.Run(_folder.Path, arguments, _environment);

    private void Import(string path) => _folder.Write(path, $"""
        <Project>
          <Import Project="{BuildFacts.RepositoryRoot}{path}" />
        </Project>
        """);

    private void Copy(string path) => _folder.Write(path, File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, path)));

    private void CopyFolder(string path)
    {
        var root = Path.Combine(BuildFacts.RepositoryRoot, path);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(root, file);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")) Copy($"{path}/{relative}");
        }
    }

    private static Dictionary<string, string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs").ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);
}
