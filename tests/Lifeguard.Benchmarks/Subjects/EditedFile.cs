using System.Collections.Immutable;
using Lifeguard.Benchmarks.Generated;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Benchmarks.Subjects;

/// <summary>One file open in an editor: typed into, and asked for its diagnostics each time.</summary>
internal sealed class EditedFile
{
    private CSharpCompilation _compilation;
    private SyntaxTree _tree;
    private int _edits;

    private EditedFile(CSharpCompilation compilation, SyntaxTree tree) => (_compilation, _tree) = (compilation, tree);

    /// <summary>The file in which the project builds its connection, or would if it did.</summary>
    public static EditedFile In(CompiledProject project)
    {
        var compilation = project.Fresh();
        var ending = project.Shape.Kind == ProjectKind.DeepHits ? "Gateway.cs" : "Repository.cs";
        return new EditedFile(compilation, compilation.SyntaxTrees.Last(tree => tree.FilePath.EndsWith(ending, StringComparison.Ordinal)));
    }

    /// <summary>The compilation after the latest edit.</summary>
    public Compilation Compilation => _compilation;

    /// <summary>Types a statement into the last method of the file.</summary>
    public void Type()
    {
        var text = _tree.GetText();
        var at = text.ToString().IndexOf("await using var", StringComparison.Ordinal);
        if (at < 0) at = text.ToString().IndexOf("var ", StringComparison.Ordinal);
        var edited = _tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, 0), $"var edit{++_edits} = {_edits}; _ = edit{_edits}; ")));
        _compilation = _compilation.ReplaceSyntaxTree(_tree, edited);
        _tree = edited;
    }

    /// <summary>What the compiler itself says of the file: what an editor computes with no analyzer.</summary>
    public int CompilerDiagnostics() => _compilation.GetSemanticModel(_tree).GetDiagnostics().Length;

    /// <summary>What the analyzers say of the file, in a compilation that they have not seen.</summary>
    public ImmutableArray<Diagnostic> Diagnostics(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var driver = _compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return driver.GetAnalyzerSemanticDiagnosticsAsync(driver.Compilation.GetSemanticModel(_tree), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
    }
}
