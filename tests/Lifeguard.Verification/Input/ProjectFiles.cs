using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>One project of a test as it is compiled.</summary>
internal sealed record ProjectFiles(string Name)
{
    public required ImmutableArray<(string Filename, SourceText Content)> Sources { get; init; }

    public required ImmutableArray<(string Filename, SourceText Content)> AdditionalFiles { get; init; }

    public required ImmutableArray<(string Filename, SourceText Content)> ConfigFiles { get; init; }

    public required ImmutableArray<MetadataReference> References { get; init; }

    public required ImmutableArray<string> ProjectReferences { get; init; }

    public required OutputKind? OutputKind { get; init; }

    public required ReferenceAssemblies? ReferenceAssemblies { get; init; }

    public static ProjectFiles Of(ProjectState state) => new(state.Name)
    {
        Sources = [.. state.Sources],
        AdditionalFiles = [.. state.AdditionalFiles],
        ConfigFiles = [.. state.AnalyzerConfigFiles],
        References = [.. state.AdditionalReferences],
        ProjectReferences = [.. state.AdditionalProjectReferences],
        OutputKind = state.OutputKind,
        ReferenceAssemblies = state.ReferenceAssemblies,
    };

    /// <summary>What is not stated here is as there.</summary>
    public ProjectFiles InheritFrom(ProjectFiles other) => this with
    {
        Sources = Sources.IsEmpty ? other.Sources : Sources,
        AdditionalFiles = AdditionalFiles.IsEmpty ? other.AdditionalFiles : AdditionalFiles,
        ConfigFiles = ConfigFiles.IsEmpty ? other.ConfigFiles : ConfigFiles,
        References = References.IsEmpty ? other.References : References,
        ProjectReferences = ProjectReferences.IsEmpty ? other.ProjectReferences : ProjectReferences,
        OutputKind = OutputKind ?? other.OutputKind,
        ReferenceAssemblies = ReferenceAssemblies ?? other.ReferenceAssemblies,
    };

    /// <summary>The same project with every text replaced.</summary>
    public ProjectFiles Select(Func<string, SourceText, SourceText> replace) => this with
    {
        Sources = Replaced(Sources, replace),
        AdditionalFiles = Replaced(AdditionalFiles, replace),
        ConfigFiles = Replaced(ConfigFiles, replace),
    };

    public bool HasSameContent(ProjectFiles other) =>
        HaveSameContent(Sources, other.Sources) && HaveSameContent(AdditionalFiles, other.AdditionalFiles) && HaveSameContent(ConfigFiles, other.ConfigFiles);

    private static ImmutableArray<(string Filename, SourceText Content)> Replaced(ImmutableArray<(string Filename, SourceText Content)> files, Func<string, SourceText, SourceText> replace) =>
        [.. files.Select(file => (file.Filename, replace(file.Filename, file.Content)))];

    private static bool HaveSameContent(ImmutableArray<(string Filename, SourceText Content)> some, ImmutableArray<(string Filename, SourceText Content)> others) =>
        some.Length == others.Length && some.Zip(others).All(pair =>
            pair.First.Filename == pair.Second.Filename && Equals(pair.First.Content.Encoding, pair.Second.Content.Encoding) && pair.First.Content.ContentEquals(pair.Second.Content));
}
