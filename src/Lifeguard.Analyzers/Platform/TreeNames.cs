using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Platform;

/// <summary>
/// Which names does this file mention, and where? Hashes and positions only, so that the answer can be kept for as long as the tree: an edit in one file re-reads that file alone.
/// </summary>
internal sealed class TreeNames
{
    /// <summary>Stands for every target-typed <c>new(…)</c>, which creates a type without naming it.</summary>
    public const string ImplicitCreation = "new()";

    /// <summary>Environment variables that only Knative platforms such as Cloud Run set, or that a container platform passes to say where to listen.</summary>
    public static readonly string[] CloudRunEnvironment = ["K_SERVICE", "K_REVISION", "K_CONFIGURATION", "PORT"];

    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> Cache = new();

    // Hash in the upper half, position in the lower: sorted, a binary search finds all positions of a name.
    private readonly ulong[] _entries;

    private TreeNames(ulong[] entries) => _entries = entries;

    public static TreeNames Of(SyntaxTree tree, CancellationToken cancel) =>
        Cache.TryGetValue(tree, out var known) ? known : Cache.GetValue(tree, _ => Read(tree.GetRoot(cancel)));

    /// <summary>True when the file mentions the name; by a hash collision perhaps also when not.</summary>
    public bool Contains(string name)
    {
        var index = FirstAtOrAfter(Key(name, 0));
        return index < _entries.Length && _entries[index] >> 32 == Key(name, 0) >> 32;
    }

    /// <summary>Where tokens with this text (or its hash) start, in source order.</summary>
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
    public static int Hash(string name) => name.GetHashCode();

    /// <summary>True for what stands for tokens of another text.</summary>
    public static bool IsKey(string name) => name == ImplicitCreation || name.StartsWith("\"", StringComparison.Ordinal);

    private static TreeNames Read(SyntaxNode root)
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

        var sorted = entries.ToArray();
        Array.Sort(sorted);
        return new TreeNames(sorted);
    }

    /// <summary>The name under which a string literal of <see cref="CloudRunEnvironment"/> is kept.</summary>
    public static string Literal(string value) => "\"" + value;

    private static ulong Key(string name, int position) => ((ulong)(uint)Hash(name) << 32) | (uint)position;

    private int FirstAtOrAfter(ulong key)
    {
        var index = Array.BinarySearch(_entries, key);
        return index < 0 ? ~index : index;
    }
}
