using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>Where in the source of this compilation is a name mentioned? In the order of file paths, so that answers do not depend on the order of trees.</summary>
internal sealed class SourceIndex
{
    /// <summary>So many questions pay for an index over all files; the few of an edit in the IDE are cheaper without.</summary>
    private const int QuestionsBeforeIndexing = 150;

    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly object _gate = new();
    private TreeNames[]? _names;
    private Dictionary<int, List<int>>? _filesByHash;
    private int _questions;

    public SourceIndex(Compilation compilation) =>
        _trees = compilation.SyntaxTrees.Select((tree, index) => (tree, index)).OrderBy(pair => pair.tree.FilePath, StringComparer.Ordinal).ThenBy(pair => pair.index)
            .Select(pair => pair.tree).ToImmutableArray();

    /// <summary>True when some file mentions the name.</summary>
    public bool Mentions(string name, CancellationToken cancel) => TokensOf(name, cancel).Any();

    /// <summary>The files that mention the name, and perhaps some in which only a comment does.</summary>
    public IEnumerable<SyntaxTree> TreesWith(string name, CancellationToken cancel)
    {
        if (FilesByHash(cancel) is { } files)
        {
            return files.TryGetValue(TreeNames.Hash(name), out var indexes) ? indexes.Select(index => _trees[index]) : [];
        }

        var names = Names(cancel);
        return _trees.Where((_, index) => names[index].Contains(name));
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

    private TreeNames[] Names(CancellationToken cancel)
    {
        if (Volatile.Read(ref _names) is { } known) return known;
        lock (_gate) return _names ??= _trees.Select(tree => TreeNames.Of(tree, cancel)).ToArray();
    }

    private Dictionary<int, List<int>>? FilesByHash(CancellationToken cancel)
    {
        if (Volatile.Read(ref _filesByHash) is { } known) return known;
        if (Interlocked.Increment(ref _questions) < QuestionsBeforeIndexing) return null;
        var names = Names(cancel);
        lock (_gate)
        {
            if (_filesByHash is not null) return _filesByHash;
            var files = new Dictionary<int, List<int>>();
            for (var index = 0; index < names.Length; index++)
            {
                foreach (var hash in names[index].Hashes())
                {
                    if (!files.TryGetValue(hash, out var indexes)) files.Add(hash, indexes = []);
                    indexes.Add(index);
                }
            }

            return _filesByHash = files;
        }
    }
}
