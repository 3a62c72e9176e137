using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>What is a new local called that holds a resource?</summary>
internal static class LocalName
{
    private static readonly (string Ending, string Name)[] ByType =
    [
        ("Connection", "connection"), ("Command", "command"), ("DataReader", "reader"), ("Reader", "reader"), ("Transaction", "transaction"), ("DataSource", "dataSource"), ("Batch", "batch"),
        ("BinaryImporter", "importer"), ("BinaryExporter", "exporter"), ("TextWriter", "writer"), ("TextReader", "reader"), ("Context", "context"), ("Stream", "stream"),
    ];

    /// <summary>A free name for a value of this type within the member.</summary>
    public static string For(ITypeSymbol type, SyntaxNode member)
    {
        var plain = ByType.FirstOrDefault(pair => type.Name.EndsWith(pair.Ending, StringComparison.Ordinal)).Name ?? "resource";
        return Free(plain, Taken(member), from: 1);
    }

    /// <summary>The name, with a number where it is taken.</summary>
    public static string Free(string name, ISet<string> taken, int from) =>
        Enumerable.Range(from, 1000).Select(number => number == 1 ? name : name + number).First(candidate => !taken.Contains(candidate));

    /// <summary>Every name written in the member.</summary>
    public static HashSet<string> Taken(SyntaxNode member) =>
        new(member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);
}
