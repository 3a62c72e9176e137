using System.Collections.Immutable;
using System.Text;
using Lifeguard.Benchmarks.Generated;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Benchmarks.Subjects;

/// <summary>A generated project in memory, from which fresh compilations are made: parsed once, with nothing else shared but the references.</summary>
internal sealed class CompiledProject
{
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly ImmutableArray<MetadataReference> _references;
    private int _round;

    private CompiledProject(GeneratedProject project)
    {
        Shape = project.Shape;
        _trees = [.. project.Files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Latest), "/0/" + file.Path))];
        _references = [.. References.Of(project.Shape.Kind)];
    }

    public ProjectShape Shape { get; }

    /// <exception cref="InvalidOperationException">The generated code does not compile.</exception>
    public static CompiledProject Of(ProjectShape shape, bool isChecked = true)
    {
        var project = new CompiledProject(GeneratedProject.Of(shape));
        if (!isChecked) return project;
        var errors = project.Fresh().GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Take(10).ToList();
        return errors.Count == 0 ? project : throw new InvalidOperationException($"{shape} does not compile:\n{string.Join('\n', errors)}");
    }

    /// <summary>A compilation of trees that nobody has seen: what is cached by tree, or by compilation, is not there yet. Text and parsed nodes are shared.</summary>
    public CSharpCompilation Fresh()
    {
        var folder = $"/{Interlocked.Increment(ref _round)}/";
        return CSharpCompilation.Create("Shop", _trees.Select(tree => tree.WithFilePath(folder + tree.FilePath[3..])), _references, Options);
    }
}
