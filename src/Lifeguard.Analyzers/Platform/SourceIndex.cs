using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>Where in the source of this compilation is a name mentioned? In the order of file paths, so that answers do not depend on the order of trees.</summary>
internal sealed class SourceIndex
{
    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly object _gate = new();
    private NameChunk[]? _chunks;

    public SourceIndex(Compilation compilation) =>
        _trees = compilation.SyntaxTrees.Select((tree, index) => (tree, index)).OrderBy(pair => pair.tree.FilePath, StringComparer.Ordinal).ThenBy(pair => pair.index)
            .Select(pair => pair.tree).ToImmutableArray();

    /// <summary>True when some file mentions the name.</summary>
    public bool Mentions(string name, CancellationToken cancel) => TokensOf(name, cancel).Any();

    /// <summary>The files that mention the name, and perhaps some in which only a comment does.</summary>
    public IEnumerable<SyntaxTree> TreesWith(string name, CancellationToken cancel)
    {
        var hash = TreeNames.Hash(name);
        var chunks = Chunks(cancel);
        for (var chunk = 0; chunk < chunks.Length; chunk++)
        {
            var tree = chunk * NameChunk.Size;
            for (var files = chunks[chunk].FilesWith(hash); files != 0; files >>= 1, tree++)
            {
                if ((files & 1) != 0) yield return _trees[tree];
            }
        }
    }

    /// <summary>The tokens that are this name (or, for <see cref="TreeNames.ImplicitCreation"/>, the <c>new</c> keywords).</summary>
    public IEnumerable<SyntaxToken> TokensOf(string name, CancellationToken cancel) => TreesWith(name, cancel).SelectMany(tree => TokensIn(tree, name, cancel));

    /// <summary>The tokens that are this name in one file.</summary>
    public static IEnumerable<SyntaxToken> TokensIn(SyntaxTree tree, string name, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var root = tree.GetRoot(cancel);
        foreach (var position in TreeNames.Of(tree, cancel).Positions(name))
        {
            var token = root.FindToken(position);
            if (token.SpanStart == position && TreeNames.IsFor(name, token)) yield return token;
        }
    }

    private NameChunk[] Chunks(CancellationToken cancel)
    {
        if (Volatile.Read(ref _chunks) is { } known) return known;
        lock (_gate)
        {
            if (_chunks is not null) return _chunks;
            var chunks = new NameChunk[(_trees.Length + NameChunk.Size - 1) / NameChunk.Size];
            for (var chunk = 0; chunk < chunks.Length; chunk++)
            {
                var files = new TreeNames[Math.Min(NameChunk.Size, _trees.Length - (chunk * NameChunk.Size))];
                for (var index = 0; index < files.Length; index++) files[index] = TreeNames.Of(_trees[(chunk * NameChunk.Size) + index], cancel);
                chunks[chunk] = NameChunk.Of(files);
            }

            return _chunks = chunks;
        }
    }
}
