using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>One reference object per file, so that all compilations share the symbols read from it.</summary>
internal static class SharedReferences
{
    private static readonly ConcurrentDictionary<string, MetadataReference> ByPath = new(StringComparer.Ordinal);

    public static MetadataReference FromFile(string path) => ByPath.GetOrAdd(path, static path => MetadataReference.CreateFromFile(path));
}
