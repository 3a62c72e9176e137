using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Lifeguard.Verification;

/// <summary>
/// A project with references and without files, compiled once for all tests that have the same references. Tests are forks of it, so each one takes over what the compiler
/// has made of some hundreds of references; to make that anew takes longer than what most tests are about.
/// </summary>
internal sealed class EmptyProject
{
    // Solutions are immutable: every test forks this one, none is ever applied to the workspace.
    private static readonly Solution Nothing = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;
    private static readonly ConcurrentDictionary<Key, EmptyProject> Known = new();

    private readonly Solution _solution;
    private readonly ProjectId _id;

    // Held for as long as the tests run: symbols of references are shared only while somebody has them.
    private readonly Compilation? _compilation;

    private EmptyProject(Key key)
    {
        _id = ProjectId.CreateNewId(key.Name);
        _solution = Nothing.AddProject(Info(_id, key.Name, key.References));
        _compilation = _solution.GetProject(_id)!.GetCompilationAsync().GetAwaiter().GetResult();
        _compilation!.GetSpecialType(SpecialType.System_Object); // references are bound when the first symbol is asked for
    }

    /// <summary>A solution of one project of this name, with these references.</summary>
    public static (Solution Solution, ProjectId Project) With(string name, ImmutableArray<MetadataReference> references)
    {
        var project = Known.GetOrAdd(new Key(name, references), static key => new EmptyProject(key));
        return (project._solution, project._id);
    }

    public static ProjectInfo Info(ProjectId id, string name, ImmutableArray<MetadataReference> references) => ProjectInfo.Create(
        id, VersionStamp.Default, name, name, LanguageNames.CSharp,
        compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true),
        parseOptions: CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Diagnose),
        metadataReferences: references);

    // The same objects in the same order.
    private readonly record struct Key(string Name, ImmutableArray<MetadataReference> References)
    {
        public bool Equals(Key other) => Name == other.Name && References.AsSpan().SequenceEqual(other.References.AsSpan());

        public override int GetHashCode() => HashCode.Combine(Name, References.Length, References.IsEmpty ? null : References[^1]);
    }
}
