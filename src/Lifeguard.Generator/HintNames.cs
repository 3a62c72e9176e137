using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Generator;

/// <summary>Names of generated files. They are compared without regard to case, and two alike switch the whole generator off.</summary>
internal static class HintNames
{
    // With the folders that the compiler puts before it, a path still fits into 260 characters.
    private const int Longest = 110;

    // Once for all handlers of a namespace: it may have thousands of types. The symbols go with their compilation, and the answers with them.
    private static readonly ConditionalWeakTable<INamespaceOrTypeSymbol, HashSet<string>> Repeated = new();

    public static string Of(IMethodSymbol method)
    {
        var name = new StringBuilder(method.MetadataName);
        var isUnique = !HasNamesake(method, method.ContainingType);
        for (ISymbol? container = method.ContainingType; container is not null and not INamespaceSymbol { IsGlobalNamespace: true }; container = container.ContainingSymbol)
        {
            if (container is not INamespaceOrTypeSymbol) break;
            name.Insert(0, container.MetadataName.Replace('`', '-').Replace('<', '-').Replace('>', '-') + ".");
            isUnique &= !HasNamesake(container, container.ContainingSymbol);
        }

        var full = name.ToString();
        if (isUnique && full.Length <= Longest) return full + ".g.cs";
        var start = full.Length <= Longest ? full : full.Substring(full.Length - Longest).TrimStart('.');
        return $"{start}.{HashOf(Identity(method)):x8}.g.cs";
    }

    // A class and a struct of one name cannot be, but may stand there for a while.
    private static string Identity(IMethodSymbol method)
    {
        var identity = method.GetDocumentationCommentId() ?? method.MetadataName;
        for (var type = method.ContainingType; type is not null; type = type.ContainingType) identity += "|" + CSharpText.PartOf(type);
        return identity;
    }

    private static bool HasNamesake(ISymbol symbol, ISymbol? container) => container is INamespaceOrTypeSymbol known && Repeated.GetValue(known, RepeatedIn).Contains(symbol.MetadataName);

    private static HashSet<string> RepeatedIn(INamespaceOrTypeSymbol container)
    {
        var (seen, repeated) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var member in container.GetMembers())
        {
            if (!seen.Add(member.MetadataName)) repeated.Add(member.MetadataName);
        }

        return repeated;
    }

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static uint HashOf(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text) hash = unchecked((hash ^ character) * 16777619u);
        return hash;
    }
}
