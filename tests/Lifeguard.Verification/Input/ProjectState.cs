using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>The files and references of one project of a test.</summary>
public class ProjectState(string name, string defaultPrefix)
{
    /// <summary>The project's and the assembly's name.</summary>
    public string Name { get; } = name;

    /// <summary>C# files, named <c>/0/Test0.cs</c>, <c>/0/Test1.cs</c>, … unless they are given names.</summary>
    public SourceFileList Sources { get; } = new(defaultPrefix, "cs");

    /// <summary>Files the analyzers may read.</summary>
    public SourceFileList AdditionalFiles { get; } = new($"{defaultPrefix}Additional", "txt");

    /// <summary><c>.editorconfig</c> and <c>.globalconfig</c> files, given by absolute path.</summary>
    public SourceFileList AnalyzerConfigFiles { get; } = new($"{defaultPrefix}Config", "globalconfig");

    /// <summary>References beyond the framework's.</summary>
    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    /// <summary>Names of the additional projects this one references.</summary>
    public List<string> AdditionalProjectReferences { get; } = [];

    /// <summary>A library unless stated otherwise.</summary>
    public OutputKind? OutputKind { get; set; }

    /// <summary>The test's own unless stated otherwise.</summary>
    public ReferenceAssemblies? ReferenceAssemblies { get; set; }
}
