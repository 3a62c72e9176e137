using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>References beyond the framework's.</summary>
public sealed class MetadataReferenceCollection : List<MetadataReference>
{
    /// <summary>Adds the assembly at this path.</summary>
    public void Add(string path) => Add(SharedReferences.FromFile(path));

    /// <summary>Adds a loaded assembly.</summary>
    public void Add(System.Reflection.Assembly assembly) => Add(assembly.Location);
}
