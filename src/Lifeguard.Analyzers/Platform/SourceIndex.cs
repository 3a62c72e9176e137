using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>Where in the source of this compilation is a name mentioned? In the order of file paths, so that answers do not depend on the order of trees.</summary>
internal sealed class SourceIndex
{
    private readonly ImmutableArray<SyntaxTree> _trees;

    public SourceIndex(Compilation compilation) =>
        _trees = compilation.SyntaxTrees.Select((tree, index) => (tree, index)).OrderBy(pair => pair.tree.FilePath, StringComparer.Ordinal).ThenBy(pair => pair.index)
            .Select(pair => pair.tree).ToImmutableArray();

    /// <summary>True when some file mentions the name.</summary>
    public bool Mentions(string name, CancellationToken cancel) => _trees.Any(tree => TreeNames.Of(tree, cancel).Contains(name));

    /// <summary>The files that mention the name.</summary>
    public IEnumerable<SyntaxTree> TreesWith(string name, CancellationToken cancel)
    {
        foreach (var tree in _trees)
        {
            cancel.ThrowIfCancellationRequested();
            if (TreeNames.Of(tree, cancel).Contains(name)) yield return tree;
        }
    }

    /// <summary>The tokens that are this name (or, for <see cref="TreeNames.ImplicitCreation"/>, the <c>new</c> keywords).</summary>
    public IEnumerable<SyntaxToken> TokensOf(string name, CancellationToken cancel, Func<SyntaxTree, bool>? where = null, bool literal = false)
    {
        foreach (var tree in TreesWith(name, cancel))
        {
            if (where is not null && !where(tree)) continue;
            var root = tree.GetRoot(cancel);
            foreach (var position in TreeNames.Of(tree, cancel).Positions(name))
            {
                var token = root.FindToken(position);
                if (literal || token.ValueText == name || name == TreeNames.ImplicitCreation) yield return token;
            }
        }
    }
}
