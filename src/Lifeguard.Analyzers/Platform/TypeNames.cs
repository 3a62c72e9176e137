using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>
/// Is this the type that documentation calls by this name? Compared by full metadata name, so that a contract of the same name stands in for a package that is not there
/// and a user's own type of the same simple name does not.
/// </summary>
internal static class TypeNames
{
    /// <summary>True when the symbol's full metadata name (<c>Namespace.Outer+Inner`1</c>) is <paramref name="fullName"/>.</summary>
    public static bool IsNamed(this ITypeSymbol? type, string fullName)
    {
        if (type is null) return false;
        var end = fullName.Length;
        for (ISymbol? part = type.OriginalDefinition; part is not null; part = part.ContainingSymbol)
        {
            if (part is INamespaceSymbol { IsGlobalNamespace: true }) return end == -1;
            if (part is not (ITypeSymbol or INamespaceSymbol)) return false;
            var name = part.MetadataName;
            var start = end - name.Length;
            if (start < 0 || string.CompareOrdinal(fullName, start, name, 0, name.Length) != 0) return false;
            if (start == 0) return part.ContainingSymbol is INamespaceSymbol { IsGlobalNamespace: true };
            if (fullName[start - 1] != (part.ContainingSymbol is ITypeSymbol ? '+' : '.')) return false;
            end = start - 1;
        }

        return false;
    }

    /// <summary>True when the type, one of its base types or one of its interfaces has this full metadata name.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, string fullName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsNamed(fullName)) return true;
        }

        return type is not null && type.AllInterfaces.Any(implemented => implemented.IsNamed(fullName));
    }

    /// <summary>True when the type or one of its base classes has this full metadata name; for names that are classes, and without looking at interfaces.</summary>
    public static bool IsOrExtends(this ITypeSymbol? type, string fullName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsNamed(fullName)) return true;
        }

        return false;
    }

    /// <summary>The type's base types, nearest first, the type itself included.</summary>
    public static IEnumerable<ITypeSymbol> SelfAndBaseTypes(this ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType) yield return current;
    }

    /// <summary>True when the symbol lives in this namespace or, with <paramref name="orBelow"/>, in one below it.</summary>
    public static bool IsInNamespace(this ISymbol symbol, string name, bool orBelow = false)
    {
        var actual = symbol.ContainingNamespace?.ToDisplayString() ?? "";
        return actual == name || (orBelow && actual.Length > name.Length && actual[name.Length] == '.' && actual.StartsWith(name, StringComparison.Ordinal));
    }

    /// <summary>True when one of the symbol's attributes is of this type or derives from it.</summary>
    public static bool HasAttribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass.IsOrDerivesFrom(fullName));

    /// <summary>The types of this full metadata name that the compilation can see, in source or in any reference; more than one where references define it twice.</summary>
    public static ImmutableArray<INamedTypeSymbol> TypesNamed(this Compilation compilation, string fullName) => compilation.GetTypesByMetadataName(fullName);

    /// <summary>True when the compilation can see a type of this full metadata name.</summary>
    public static bool Knows(this Compilation compilation, string fullName) => ReferencedTypes.Of(compilation).Knows(fullName);

    /// <summary>How messages name a member: <c>Type.Member</c>, <c>new Type</c> for a constructor, the property for an accessor.</summary>
    public static string ShortName(this ISymbol symbol) => symbol switch
    {
        IMethodSymbol { AssociatedSymbol: { } owner } => owner.ShortName(),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => "new " + constructor.ContainingType.Name,
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } local => local.Name,
        IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } method =>
            method.ContainingType.Name + "." + method.Name.Substring(method.Name.LastIndexOf('.') + 1),
        ITypeSymbol type => type.Name,
        { ContainingType: { } type } => type.Name + "." + symbol.Name,
        _ => symbol.Name,
    };
}
