using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Which types of the source derive from or implement which, and does a call to one member end in another?</summary>
internal sealed class TypeHierarchy
{
    /// <summary>Up to this many implementations an unregistered interface is taken to stand for all of them.</summary>
    private const int FewImplementations = 4;

    private readonly LifeguardModel _model;
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<INamedTypeSymbol>> _derived = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ConcurrentDictionary<ISymbol, bool>> _implements = new(SymbolEqualityComparer.Default);

    public TypeHierarchy(LifeguardModel model) => _model = model;

    /// <summary>Types of the source that name this one in their base list.</summary>
    public ImmutableArray<INamedTypeSymbol> DirectlyDerived(INamedTypeSymbol type, CancellationToken cancel)
    {
        if (_derived.TryGetValue(type.OriginalDefinition, out var known)) return known;
        var found = new List<INamedTypeSymbol>();
        foreach (var token in _model.Source.TokensOf(type.Name, cancel))
        {
            if (token.Parent?.FirstAncestorOrSelf<BaseListSyntax>() is not { Parent: BaseTypeDeclarationSyntax declaration }) continue;
            if (_model.Models.Of(declaration).GetDeclaredSymbol(declaration, cancel) is { } candidate && Names(candidate, type)) found.Add(candidate);
        }

        return _derived.GetOrAdd(type.OriginalDefinition, found.Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToImmutableArray());
    }

    /// <summary>Does a call to this interface member run that member, its implementation in its own type or in one that inherits it?</summary>
    public bool Implements(ISymbol member, ISymbol contract, Func<CancellationToken, Registrations> registrations, CancellationToken cancel)
    {
        var answers = _implements.GetOrAdd(member, _ => new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default));
        return answers.TryGetValue(contract, out var known) ? known : answers.GetOrAdd(contract, Search(member, contract, registrations, cancel));
    }

    private bool Search(ISymbol member, ISymbol contract, Func<CancellationToken, Registrations> registrations, CancellationToken cancel)
    {
        foreach (var type in SelfAndDerived(member.ContainingType, cancel))
        {
            foreach (var implemented in type.AllInterfaces)
            {
                if (!SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, contract.ContainingType.OriginalDefinition)) continue;
                var declared = implemented.GetMembers(contract.Name).FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, contract.OriginalDefinition));
                if (declared is null || !SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared)?.OriginalDefinition, member)) continue;
                if (IsPlausible(implemented, type, registrations(cancel), cancel)) return true;
            }
        }

        return false;
    }

    /// <summary>Can an object be of both classes, because they are the same or one derives from the other?</summary>
    public static bool AreOfOneLine(INamedTypeSymbol one, INamedTypeSymbol other) => IsOrDerivesFrom(one, other) || IsOrDerivesFrom(other, one);

    /// <summary>Is this class that one, or derived from it?</summary>
    public static bool IsOrDerivesFrom(INamedTypeSymbol type, INamedTypeSymbol other) =>
        type.SelfAndBaseTypes().Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, other.OriginalDefinition));

    /// <summary>Does this member override that one, directly or over several steps?</summary>
    public static bool Overrides(ISymbol member, ISymbol overridden)
    {
        for (var current = Overridden(member); current is not null; current = Overridden(current))
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, overridden)) return true;
        }

        return false;

        static ISymbol? Overridden(ISymbol symbol) => symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            _ => null,
        };
    }

    /// <summary>Simple names of the types through which members of this type are reached: itself, its bases and interfaces, what derives from it and what that implements.</summary>
    public ImmutableHashSet<string> NamesReaching(INamedTypeSymbol type, CancellationToken cancel) =>
        SelfAndDerived(type, cancel).SelectMany(candidate => candidate.SelfAndBaseTypes().Concat(candidate.AllInterfaces))
            .Where(candidate => candidate.SpecialType == SpecialType.None && candidate.IsDeclaredIn(_model.Compilation)).Select(candidate => candidate.Name).ToImmutableHashSet(StringComparer.Ordinal);

    // What is registered is what is meant, and so is what registered code may wrap; without a registration, a factory interface with one or few implementations may be any of them.
    private bool IsPlausible(INamedTypeSymbol contract, INamedTypeSymbol type, Registrations registrations, CancellationToken cancel)
    {
        var registered = registrations.Of(contract).ToImmutableArray();
        if (registered.Any(entry => entry.Provided is null)) return true;
        if (!registered.IsEmpty) return registrations.Providing(type).Any() || IsCreated(type, cancel);
        return !contract.IsDeclaredIn(_model.Compilation) || SelfAndDerived(contract, cancel).Count(candidate => candidate is { TypeKind: TypeKind.Class, IsAbstract: false }) <= FewImplementations;
    }

    private bool IsCreated(INamedTypeSymbol type, CancellationToken cancel) =>
        _model.Source.TokensOf(type.Name, cancel).Any(token => token.Parent is SimpleNameSyntax name && CreatedType(name) is ObjectCreationExpressionSyntax);

    private static SyntaxNode? CreatedType(SimpleNameSyntax name)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax) type = type.Parent;
        return type.Parent is ObjectCreationExpressionSyntax creation && creation.Type == type ? creation : null;
    }

    private IEnumerable<INamedTypeSymbol> SelfAndDerived(INamedTypeSymbol type, CancellationToken cancel)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var queue = new Queue<INamedTypeSymbol>();
        queue.Enqueue(type);
        while (queue.Count > 0)
        {
            var current = queue.Dequeue();
            if (!seen.Add(current.OriginalDefinition)) continue;
            yield return current;
            foreach (var derived in DirectlyDerived(current, cancel)) queue.Enqueue(derived);
        }
    }

    private static bool Names(INamedTypeSymbol candidate, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(candidate.BaseType?.OriginalDefinition, type.OriginalDefinition)
        || candidate.Interfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, type.OriginalDefinition));
}
