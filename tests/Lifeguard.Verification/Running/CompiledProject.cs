using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>A project and one of the compilations that can be made of it.</summary>
internal sealed record CompiledProject(Project Project, Compilation Compilation)
{
    public ProjectId Id => Project.Id;

    /// <summary>The same project with a line put on top of every file.</summary>
    public CompiledProject WithFirstLine(string line) => Select(tree =>
    {
        var text = tree.GetText();
        return tree.WithChangedText(text.WithChanges(new TextChange(default, line + NewLine(text))));
    });

    /// <summary>The same project with every file replaced.</summary>
    public CompiledProject Select(Func<SyntaxTree, SyntaxTree> replace) =>
        this with { Compilation = Compilation.SyntaxTrees.Aggregate(Compilation, (compilation, tree) => compilation.ReplaceSyntaxTree(tree, replace(tree))) };

    public Task<AnalyzerRun> AnalyzeAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancel, bool isConcurrent = true) =>
        AnalyzerRun.OfAsync(Compilation, Project.AnalyzerOptions, analyzers, isConcurrent, cancel);

    private static string NewLine(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak - first.End == 2 ? "\r\n" : "\n";
    }
}
