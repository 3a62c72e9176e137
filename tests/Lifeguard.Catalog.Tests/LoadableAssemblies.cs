using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Catalog.Tests;

/// <summary>Everything this process can load, as references for a compilation: the framework, Roslyn and our own assemblies.</summary>
internal static class LoadableAssemblies
{
    public static ImmutableArray<MetadataReference> References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The same without assemblies that a test compiles anew or must not see.</summary>
    public static IEnumerable<MetadataReference> Except(params string[] names) =>
        References.Where(reference => !names.Contains(Path.GetFileNameWithoutExtension(reference.Display)));
}
