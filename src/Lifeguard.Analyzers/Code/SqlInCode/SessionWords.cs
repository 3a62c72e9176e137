using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Which literals of a file hold a word without which SQL leaves nothing behind in its session? Read from the names of the file (<see cref="TreeNames"/>), which are those of its strings too.</summary>
/// <remarks>Positions only are kept, with the tree: a file without such a word, which is nearly every file, is asked once and never parsed for it.</remarks>
internal static class SessionWords
{
    // Lower case. Where one statement needs several, the rarest.
    private static readonly string[] Words =
    [
        "set", "reset", "set_config", "listen", "unlisten", "prepare", "deallocate", "declare", "discard", "load", "temp", "temporary", "nextval", "setval", "currval", "lastval",
        "begin", "start", "end", "commit", "rollback", "abort", "savepoint", "execute", "xa", "use", "revert", "get_lock", "release_lock", "release_all_locks", "is_used_lock",
        "sp_getapplock", "sp_releaseapplock", "sp_set_session_context", "sp_prepare", "sp_prepexec", "sp_execute", "sp_unprepare", "context_info", "last_insert_id", "scope_identity", "identity",
        "tables", "into", "create", "row_count", "found_rows",
        "pg_advisory_lock", "pg_advisory_lock_shared", "pg_try_advisory_lock", "pg_try_advisory_lock_shared", "pg_advisory_unlock", "pg_advisory_unlock_shared", "pg_advisory_unlock_all",
        "pg_advisory_xact_lock", "pg_advisory_xact_lock_shared", "pg_try_advisory_xact_lock", "pg_try_advisory_xact_lock_shared",
    ];

    // As people write them, and behind an escape (\n, \t, \r), whose letter reads as part of the word.
    private static readonly string[] Spellings = Words
        .SelectMany(word => new[] { word, word.ToUpperInvariant(), char.ToUpperInvariant(word[0]) + word.Substring(1) })
        .SelectMany(word => new[] { word, "n" + word, "t" + word, "r" + word }).Distinct().ToArray();

    private static readonly ConditionalWeakTable<SyntaxTree, int[]> Cache = new();

    /// <summary>The literals and the stretches of text in interpolations that hold such a word, in source order.</summary>
    public static IEnumerable<SyntaxToken> LiteralsIn(SyntaxTree tree, CancellationToken cancel)
    {
        if (!Cache.TryGetValue(tree, out var positions)) positions = Cache.GetValue(tree, key => Find(key, cancel));
        if (positions.Length == 0) yield break;
        var root = tree.GetRoot(cancel);
        foreach (var position in positions) yield return root.FindToken(position);
    }

    private static int[] Find(SyntaxTree tree, CancellationToken cancel)
    {
        var names = TreeNames.Of(tree, cancel);
        if (!names.CoversStrings) return tree.GetRoot(cancel).DescendantTokens().Where(token => IsText(token) && HasWord(token.ValueText)).Select(token => token.SpanStart).ToArray();
        var found = new SortedSet<int>();
        SyntaxNode? root = null;
        foreach (var spelling in Spellings)
        {
            foreach (var position in names.Positions(spelling))
            {
                root ??= tree.GetRoot(cancel);
                var token = root.FindToken(position);
                if (IsText(token)) found.Add(token.SpanStart);
            }
        }

        return found.ToArray();
    }

    private static bool HasWord(string text) => Words.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsText(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => token.Parent is LiteralExpressionSyntax,
        SyntaxKind.InterpolatedStringTextToken => token.Parent?.Parent is InterpolatedStringExpressionSyntax,
        _ => false,
    };
}
