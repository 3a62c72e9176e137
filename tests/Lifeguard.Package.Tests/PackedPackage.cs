using System.IO.Compression;
using Lifeguard.Package.Tests;

[assembly: AssemblyFixture(typeof(PackedPackage))]
// Each test builds real projects, which takes all cores already.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Lifeguard.Package.Tests;

/// <summary>The package as it would be published, packed once from the binaries that this test run has built, in a feed of its own.</summary>
public sealed class PackedPackage : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PackedPackage()
    {
        // A version that no other run has had: nothing stale can be restored in its place.
        Version = $"0.1.0-test.{DateTime.UtcNow.Ticks}";
        Feed = Path.Combine(_folder.Path, "feed");
        Contents = Path.Combine(_folder.Path, "contents");
        DotNet.Run(BuildFacts.RepositoryRoot, ["pack", "src/Lifeguard.Package", "--no-build", "-c", BuildFacts.Configuration, "-o", Feed, $"-p:PackageVersion={Version}"]).MustSucceed();
        ZipFile.ExtractToDirectory(Directory.EnumerateFiles(Feed, "*.nupkg").Single(), Contents);
    }

    public string Version { get; }

    /// <summary>A folder that serves as a package source.</summary>
    public string Feed { get; }

    /// <summary>The package, unpacked.</summary>
    public string Contents { get; }

    /// <summary>The folder from which compilers load.</summary>
    public string CompilerFolder => Path.Combine(Contents, "analyzers", "dotnet", "cs");

    public void Dispose() => _folder.Dispose();
}
