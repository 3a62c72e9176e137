using Lifeguard.Package.Tests;

[assembly: AssemblyFixture(typeof(PackageFeed))]
// Each test builds real projects, which takes all cores already.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Lifeguard.Package.Tests;

/// <summary>The packages as they would be published, packed once from the binaries that this test run has built, in a feed of their own.</summary>
public sealed class PackageFeed : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PackageFeed()
    {
        // A version that no other run has had: nothing stale can be restored in its place.
        Version = $"0.1.0-test.{DateTime.UtcNow.Ticks}";
        Folder = Path.Combine(_folder.Path, "feed");
        Analyzers = Pack("Lifeguard.Analyzers", "src/Lifeguard.Package");
        Library = Pack("Lifeguard", "src/Lifeguard");
        Clouds = [Pack("Lifeguard.Azure", "src/Lifeguard.Azure"), Pack("Lifeguard.Google", "src/Lifeguard.Google")];
        LibrarySymbols = Unpack("Lifeguard", ".snupkg");
    }

    public string Version { get; }

    /// <summary>A folder that serves as a package source.</summary>
    public string Folder { get; }

    /// <summary>Lifeguard.Analyzers.</summary>
    public PackedPackage Analyzers { get; }

    /// <summary>Lifeguard: library and generator.</summary>
    public PackedPackage Library { get; }

    /// <summary>Lifeguard.Azure and Lifeguard.Google: credentials, apart for what they depend on.</summary>
    public IReadOnlyList<PackedPackage> Clouds { get; }

    /// <summary>What debuggers ask for.</summary>
    public PackedPackage LibrarySymbols { get; }

    /// <summary>A reference to a package of the feed, as users write it.</summary>
    /// <param name="id">The package.</param>
    /// <param name="attributes">More attributes, as XML.</param>
    public string Reference(string id, string attributes = "") => $"""<PackageReference Include="{id}" Version="{Version}" {attributes}/>""";

    public void Dispose() => _folder.Dispose();

    private PackedPackage Pack(string id, string project)
    {
        string[] pack = ["pack", project, "--no-build", "-c", BuildFacts.Configuration, "-o", Folder, $"-p:PackageVersion={Version}"];
        DotNet.Run(BuildFacts.RepositoryRoot, pack).MustSucceed();
        return Unpack(id, ".nupkg");
    }

    private PackedPackage Unpack(string id, string ending) =>
        new(id, Path.Combine(Folder, $"{id}.{Version}{ending}"), Path.Combine(_folder.Path, "contents", id + ending));
}
