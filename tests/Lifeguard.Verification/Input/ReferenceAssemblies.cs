using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>The framework a test's projects are compiled against, and what is referenced beside it.</summary>
public sealed class ReferenceAssemblies
{
    private readonly ImmutableArray<string> _frameworks;
    private readonly ImmutableArray<MetadataReference> _additional;
    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    private ReferenceAssemblies(ImmutableArray<string> frameworks, ImmutableArray<MetadataReference> additional)
    {
        _frameworks = frameworks;
        _additional = additional;
        _references = new(() => [.. _frameworks.SelectMany(SharedFramework.References), .. _additional]);
    }

    /// <summary>The default: <see cref="Net.Net100"/>.</summary>
    public static ReferenceAssemblies Default => Net.Net100;

    /// <summary>Every reference, the same objects for every caller.</summary>
    public ImmutableArray<MetadataReference> References => _references.Value;

    /// <summary>With further references, for example those of a package.</summary>
    public ReferenceAssemblies AddReferences(params IEnumerable<MetadataReference> references) => new(_frameworks, _additional.AddRange(references));

    /// <summary>With further assemblies, given by path.</summary>
    public ReferenceAssemblies AddAssemblies(ImmutableArray<string> paths) => AddReferences(paths.Select(SharedReferences.FromFile));

    private ReferenceAssemblies AddFramework(string name) => new(_frameworks.Add(name), _additional);

    /// <summary>Plain .NET.</summary>
    public static class Net
    {
        /// <summary>Microsoft.NETCore.App of .NET 10.</summary>
        public static ReferenceAssemblies Net100 { get; } = new(["Microsoft.NETCore.App"], []);
    }

    /// <summary>.NET with ASP.NET Core.</summary>
    public static class AspNetCore
    {
        /// <summary>Microsoft.NETCore.App and Microsoft.AspNetCore.App of .NET 10.</summary>
        public static ReferenceAssemblies Net100 { get; } = Net.Net100.AddFramework("Microsoft.AspNetCore.App");
    }
}
