using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Platform;

/// <summary>
/// Which names may this file mention, and where? Hashes and positions only, so that the answer can be kept for as long as the tree: an edit in one file re-reads that file alone.
/// </summary>
/// <remarks>
/// Read from the text, without building a node or a token, which takes a tenth of the time. Words in comments, in strings and behind <c>#if</c> are among them, therefore, and whoever finds a
/// position looks at the token there (<see cref="SourceIndex.TokensIn"/>).
/// </remarks>
internal sealed class TreeNames
{
    /// <summary>Stands for every target-typed <c>new(…)</c>, which creates a type without naming it.</summary>
    public const string ImplicitCreation = "new()";

    /// <summary>Environment variables that only Knative platforms such as Cloud Run set, or that a container platform passes to say where to listen.</summary>
    public static readonly string[] CloudRunEnvironment = ["K_SERVICE", "K_REVISION", "K_CONFIGURATION", "PORT"];

    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> Cache = new();

    private static readonly Dictionary<int, string> Keywords = SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).ToDictionary(Hash);

    // Hash in the upper half, position in the lower: sorted, a binary search finds all positions of a name.
    private readonly ulong[] _entries;

    private TreeNames(ulong[] entries, bool coversStrings)
    {
        _entries = entries;
        CoversStrings = coversStrings;
    }

    /// <summary>False for the few files whose names were read from tokens: the words in their strings are not among them.</summary>
    public bool CoversStrings { get; }

    /// <summary>The latest chunk that begins with this file; see <see cref="NameChunk.Of"/>.</summary>
    public NameChunk? Chunk { get; set; }

    public static TreeNames Of(SyntaxTree tree, CancellationToken cancel) =>
        Cache.TryGetValue(tree, out var known) ? known : Cache.GetValue(tree, _ => Read(tree, cancel));

    /// <summary>True when the file mentions the name; perhaps also when not, by a hash collision or because a comment does.</summary>
    public bool Contains(string name)
    {
        var index = FirstAtOrAfter(Key(name, 0));
        return index < _entries.Length && _entries[index] >> 32 == Key(name, 0) >> 32;
    }

    /// <summary>Where tokens with this text may start, in source order.</summary>
    public IEnumerable<int> Positions(string name)
    {
        var key = Key(name, 0);
        for (var index = FirstAtOrAfter(key); index < _entries.Length && _entries[index] >> 32 == key >> 32; index++)
        {
            yield return (int)(uint)_entries[index];
        }
    }

    /// <summary>The hashes of all names in the file, each once.</summary>
    public IEnumerable<int> Hashes()
    {
        for (var index = 0; index < _entries.Length; index++)
        {
            if (index == 0 || _entries[index] >> 32 != _entries[index - 1] >> 32) yield return (int)(_entries[index] >> 32);
        }
    }

    /// <summary>The hash under which a name is found.</summary>
    public static int Hash(string name)
    {
        var hash = HashStart;
        foreach (var character in name) hash = Next(hash, character);
        return hash;
    }

    /// <summary>True when this is a token that is looked for under the name.</summary>
    public static bool IsFor(string name, SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => token.ValueText == name,
        SyntaxKind.NewKeyword => name == ImplicitCreation && token.Parent is ImplicitObjectCreationExpressionSyntax,
        SyntaxKind.StringLiteralToken => name.Length > 0 && name[0] == '"' && name == Literal(token.ValueText),
        _ => false,
    };

    private static TreeNames Read(SyntaxTree tree, CancellationToken cancel)
    {
        var text = tree.GetText(cancel).ToString();
        // An escape in a name (cl\u0061ss) is rare, and reading it is the parser's business.
        var read = text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) < 0 ? FromText(text) : null;
        var sorted = (read ?? FromTokens(tree.GetRoot(cancel))).ToArray();
        Array.Sort(sorted);
        return new TreeNames(sorted, coversStrings: read is not null);
    }

    // Null where a name has characters that are not part of it (zero-width joiners).
    private static List<ulong>? FromText(string text)
    {
        var entries = new List<ulong>(text.Length / 16);
        for (var index = 0; index < text.Length;)
        {
            var character = text[index];
            if (IsNameStart(character))
            {
                var start = index;
                var hash = HashStart;
                do
                {
                    if (character > 127 && char.GetUnicodeCategory(character) == UnicodeCategory.Format) return null;
                    hash = Next(hash, character);
                    index++;
                }
                while (index < text.Length && IsNamePart(character = text[index]));

                var isVerbatim = start > 0 && text[start - 1] == '@';
                if (isVerbatim || !IsKeyword(text, start, index - start, hash)) entries.Add(Key(hash, isVerbatim ? start - 1 : start));
                else if (index - start == 3 && text[start] == 'n' && MayOpenArguments(text, index)) entries.Add(Key(ImplicitCreation, start));
                continue;
            }

            index++;
            if (character is >= '0' and <= '9')
            {
                while (index < text.Length && IsNamePart(text[index])) index++;            // 0x1F, 10m: no names in there
            }
            else if (character == '"')
            {
                foreach (var variable in CloudRunEnvironment)
                {
                    if (index + variable.Length < text.Length && text[index + variable.Length] == '"' && string.CompareOrdinal(text, index, variable, 0, variable.Length) == 0)
                    {
                        entries.Add(Key(Literal(variable), index > 1 && text[index - 2] == '@' ? index - 2 : index - 1));
                    }
                }
            }
        }

        return entries;
    }

    private static bool IsNameStart(char character) => character < 128 ? (uint)((character | 0x20) - 'a') < 26 || character == '_' : SyntaxFacts.IsIdentifierStartCharacter(character);

    private static bool IsNamePart(char character) =>
        character < 128 ? (uint)((character | 0x20) - 'a') < 26 || (uint)(character - '0') < 10 || character == '_' : SyntaxFacts.IsIdentifierPartCharacter(character);

    // Half of all words; by name, nobody asks for them.
    private static bool IsKeyword(string text, int start, int length, int hash) =>
        Keywords.TryGetValue(hash, out var keyword) && keyword.Length == length && string.CompareOrdinal(text, start, keyword, 0, length) == 0;

    // new (…) with anything but code between.
    private static bool MayOpenArguments(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index])) index++;
        return index < text.Length && text[index] is '(' or '/' or '#';
    }

    private static List<ulong> FromTokens(SyntaxNode root)
    {
        var entries = new List<ulong>();
        foreach (var token in root.DescendantTokens())
        {
            switch (token.Kind())
            {
                case SyntaxKind.IdentifierToken:
                    entries.Add(Key(token.ValueText, token.SpanStart));
                    break;
                case SyntaxKind.NewKeyword when token.Parent is ImplicitObjectCreationExpressionSyntax:
                    entries.Add(Key(ImplicitCreation, token.SpanStart));
                    break;
                case SyntaxKind.StringLiteralToken when Array.IndexOf(CloudRunEnvironment, token.ValueText) >= 0:
                    entries.Add(Key(Literal(token.ValueText), token.SpanStart));
                    break;
            }
        }

        return entries;
    }

    /// <summary>The name under which a string literal of <see cref="CloudRunEnvironment"/> is kept.</summary>
    public static string Literal(string value) => "\"" + value;

    private static ulong Key(string name, int position) => Key(Hash(name), position);

    private static ulong Key(int hash, int position) => ((ulong)(uint)hash << 32) | (uint)position;

    // FNV-1a.
    private const int HashStart = unchecked((int)2166136261);

    private static int Next(int hash, char character) => unchecked((hash ^ character) * 16777619);

    private int FirstAtOrAfter(ulong key)
    {
        var index = Array.BinarySearch(_entries, key);
        return index < 0 ? ~index : index;
    }
}
