using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>One semantic model a tree and compilation, for questions that leave the file under analysis.</summary>
/// <remarks>
/// Binding foreign files is what RS1030 warns about, because done per diagnostic it binds everything again. Here it is done by demand, only for the members that can lead to a finding,
/// and every rule shares the result.
/// </remarks>
internal sealed class SemanticModels
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    public SemanticModels(Compilation compilation) => _compilation = compilation;

#pragma warning disable RS0030, RS1030 // this is the one place that may: see the remarks
    public SemanticModel Of(SyntaxTree tree) => _models.GetOrAdd(tree, key => CompilationWith(key).GetSemanticModel(key));
#pragma warning restore RS0030, RS1030

    // Projects refer to each other's compilations in an editor; whoever meets source there asks its own compilation.
    private Compilation CompilationWith(SyntaxTree tree) => _compilation.ContainsSyntaxTree(tree)
        ? _compilation
        : _compilation.References.OfType<CompilationReference>().Select(reference => reference.Compilation).FirstOrDefault(other => other.ContainsSyntaxTree(tree)) ?? _compilation;

    public SemanticModel Of(SyntaxNode node) => Of(node.SyntaxTree);
}
