using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Which literals of a file hold a word without which SQL leaves nothing behind in its session? Read from the names of the file (<see cref="TreeNames"/>), which are those of its strings too.</summary>
/// <remarks>Positions only are kept, with the tree: a file without such a word, which is nearly every file, is asked once and never parsed for it.</remarks>
internal static class SessionWords
{
    // Lower case. Words that begin a statement, and are common elsewhere: UPDATE t SET, { get; set; }, comments.
    private static readonly string[] Openings =
    [
        "set", "reset", "listen", "unlisten", "prepare", "deallocate", "declare", "discard", "load", "begin", "start", "end", "commit", "rollback", "abort", "execute", "xa", "use", "revert",
        "lock", "flush", "exec",
    ];

    private static readonly string[] Anywhere =
    [
        "set_config", "temp", "temporary", "nextval", "setval", "currval", "lastval", "get_lock", "release_lock", "release_all_locks", "is_used_lock",
        "sp_getapplock", "sp_releaseapplock", "sp_set_session_context", "sp_prepare", "sp_prepexec", "sp_execute", "sp_unprepare", "context_info", "last_insert_id", "scope_identity",
        "pg_advisory_lock", "pg_advisory_lock_shared", "pg_try_advisory_lock", "pg_try_advisory_lock_shared", "pg_advisory_unlock", "pg_advisory_unlock_shared", "pg_advisory_unlock_all",
        "pg_advisory_xact_lock", "pg_advisory_xact_lock_shared", "pg_try_advisory_xact_lock", "pg_try_advisory_xact_lock_shared",
    ];

    // T-SQL's temporary tables have no word of their own: CREATE TABLE #t, SELECT … INTO #t.
    private static readonly string[] BeforeHash = ["table", "into"];

    private static readonly Dictionary<int, (string Spelling, Use Use)> BySpelling = Spellings();

    private static readonly ConditionalWeakTable<SyntaxTree, int[]> Cache = new();

    private enum Use
    {
        Opening,
        Anywhere,
        BeforeHash,
    }

    /// <summary>True for a word, in upper case, that opens a statement which can leave something behind.</summary>
    public static bool IsOpening(string keyword) => OpeningKeywords.Contains(keyword);

    private static readonly HashSet<string> OpeningKeywords = new(Openings.Select(word => word.ToUpperInvariant()), StringComparer.Ordinal);

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
        SourceText? text = null;
        foreach (var hash in names.Hashes())
        {
            if (!BySpelling.TryGetValue(hash, out var word)) continue;
            foreach (var position in names.Positions(word.Spelling))
            {
                text ??= tree.GetText(cancel);
                if (!IsLikely(text, position, word.Spelling, word.Use)) continue;
                root ??= tree.GetRoot(cancel);
                var token = root.FindToken(position);
                if (IsText(token)) found.Add(token.SpanStart);
            }
        }

        return found.ToArray();
    }

    // Looks at the text around the word, which is cheaper than to find its token.
    private static bool IsLikely(SourceText text, int position, string word, Use use) => use switch
    {
        Use.Opening => Opens(text, position) && !(word == "set" && position + 3 < text.Length && text[position + 3] == ';'),         // { get; set; }
        Use.BeforeHash => HashFollows(text, position + word.Length),
        _ => true,
    };

    // "SET …, ; SET …, or the first word of its line; behind \n or the end of an interpolation's hole.
    private static bool Opens(SourceText text, int position)
    {
        for (var index = position - 1; index >= 0; index--)
        {
            var character = text[index];
            if (character is '\n' or '\r') return true;
            if (character is not (' ' or '\t')) return character is '"' or ';' or '\\' or '}' or '(' || (character == '/' && index > 0 && text[index - 1] == '*');
        }

        return true;
    }

    private static bool HashFollows(SourceText text, int position)
    {
        for (var index = position; index < text.Length && index < position + 4; index++)
        {
            if (text[index] is '#' or '[') return true;
            if (text[index] != ' ') return false;
        }

        return false;
    }

    private static bool HasWord(string text) => Openings.Concat(Anywhere).Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) || text.IndexOf('#') >= 0;

    private static bool IsText(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => token.Parent is LiteralExpressionSyntax,
        SyntaxKind.InterpolatedStringTextToken => token.Parent?.Parent is InterpolatedStringExpressionSyntax,
        _ => false,
    };

    // As people write them, and behind an escape (\n, \t, \r), whose letter reads as part of the word.
    private static Dictionary<int, (string Spelling, Use Use)> Spellings()
    {
        var spellings = new Dictionary<int, (string, Use)>();
        foreach (var (words, use) in new[] { (Anywhere, Use.Anywhere), (Openings, Use.Opening), (BeforeHash, Use.BeforeHash) })
        {
            foreach (var word in words)
            {
                foreach (var cased in new[] { word, word.ToUpperInvariant(), char.ToUpperInvariant(word[0]) + word.Substring(1) })
                {
                    foreach (var spelling in new[] { cased, "n" + cased, "t" + cased, "r" + cased })
                    {
                        var hash = TreeNames.Hash(spelling);
                        if (!spellings.ContainsKey(hash)) spellings.Add(hash, (spelling, use));
                    }
                }
            }
        }

        return spellings;
    }
}
