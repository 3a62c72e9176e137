using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>
/// Where the framework's assemblies are on this machine: the SDK's reference packs, which are small and hold public types only, or else the
/// assemblies the tests themselves run on.
/// </summary>
internal static class SharedFramework
{
    private static readonly ConcurrentDictionary<string, ImmutableArray<MetadataReference>> ByName = new(StringComparer.Ordinal);

    public static IEnumerable<MetadataReference> References(string framework) =>
        ByName.GetOrAdd(framework, static framework => [.. Files(framework).Select(SharedReferences.FromFile)]);

    private static IEnumerable<string> Files(string framework) =>
        ReferencePack(framework) ?? RuntimeDirectory(framework) ?? throw new DirectoryNotFoundException($"Neither a reference pack nor a runtime of {framework} {Environment.Version.Major} is beside '{RuntimeEnvironment.GetRuntimeDirectory()}'.");

    // <dotnet>/packs/<framework>.Ref/<version>/ref/net<major>.0
    private static IEnumerable<string>? ReferencePack(string framework)
    {
        var packs = new DirectoryInfo(Path.Combine(DotnetRoot, "packs", $"{framework}.Ref"));
        if (!packs.Exists) return null;

        var directory = Newest(packs)
            .Select(pack => new DirectoryInfo(Path.Combine(pack.FullName, "ref", $"net{Environment.Version.Major}.0")))
            .FirstOrDefault(directory => directory.Exists);
        return directory?.EnumerateFiles("*.dll").Select(file => file.FullName).Order(StringComparer.Ordinal);
    }

    // <dotnet>/shared/<framework>/<version>
    private static IEnumerable<string>? RuntimeDirectory(string framework)
    {
        var versions = new DirectoryInfo(Path.Combine(DotnetRoot, "shared", framework));
        if (!versions.Exists) return null;

        return Newest(versions).FirstOrDefault()?.EnumerateFiles("*.dll").Select(file => file.FullName).Where(IsManaged).Order(StringComparer.Ordinal);
    }

    // The runtime's directory is <dotnet>/shared/Microsoft.NETCore.App/<version>.
    private static string DotnetRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static IEnumerable<DirectoryInfo> Newest(DirectoryInfo versions) =>
        versions.EnumerateDirectories($"{Environment.Version.Major}.*")
            .Select(directory => (directory, version: Version.TryParse(directory.Name.Split('-')[0], out var version) ? version : new Version()))
            .OrderByDescending(candidate => candidate.version)
            .Select(candidate => candidate.directory);

    private static bool IsManaged(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        return reader.HasMetadata;
    }
}
