using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Which methods of the source can a call run?</summary>
internal sealed class Dispatch
{
    /// <summary>More types than this below one, and nobody knows which is meant.</summary>
    private const int MaxTypes = 32;

    private readonly LifeguardModel _model;
    private readonly TypeHierarchy _types;
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _targets = new(SymbolEqualityComparer.Default);

    public Dispatch(LifeguardModel model)
    {
        _model = model;
        _types = new TypeHierarchy(model);
    }

    /// <summary>The methods with code that a call of this one can end in; empty where there is none, where they are too many, or where code elsewhere is meant.</summary>
    public ImmutableArray<IMethodSymbol> TargetsOf(IMethodSymbol called, CancellationToken cancel)
    {
        var method = (called.ReducedFrom ?? called).OriginalDefinition;
        if (!method.IsDeclaredIn(_model.Compilation)) return ImmutableArray<IMethodSymbol>.Empty;
        return _targets.TryGetValue(method, out var known) ? known : _targets.GetOrAdd(method, Find(method, cancel));
    }

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol method, CancellationToken cancel)
    {
        var isInterface = method.ContainingType is { TypeKind: TypeKind.Interface } && !method.IsStatic;
        if (!isInterface && !IsOverridable(method)) return ImmutableArray.Create(method);
        if (TypesBelow(method.ContainingType, cancel) is not { } below) return ImmutableArray<IMethodSymbol>.Empty;
        var targets = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        if (!method.IsAbstract) targets.Add(method);
        foreach (var type in below)
        {
            if (type.TypeKind == TypeKind.Interface) continue;
            foreach (var target in isInterface ? ImplementationsIn(type, method) : type.GetMembers().OfType<IMethodSymbol>().Where(member => TypeHierarchy.Overrides(member, method)))
            {
                if (!target.IsAbstract) targets.Add(target.OriginalDefinition);
            }
        }

        return targets.All(target => target.IsDeclaredIn(_model.Compilation)) ? targets.ToImmutableArray() : ImmutableArray<IMethodSymbol>.Empty;
    }

    // The types that derive from or implement this one, directly or not, in the order in which they are found.
    private List<INamedTypeSymbol>? TypesBelow(INamedTypeSymbol type, CancellationToken cancel)
    {
        var found = new List<INamedTypeSymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { type.OriginalDefinition };
        var pending = new Queue<INamedTypeSymbol>([type]);
        while (pending.Count > 0)
        {
            foreach (var derived in _types.DirectlyDerived(pending.Dequeue(), cancel))
            {
                if (!seen.Add(derived.OriginalDefinition)) continue;
                if (found.Count == MaxTypes) return null;
                found.Add(derived);
                pending.Enqueue(derived);
            }
        }

        return found;
    }

    /// <summary>The classes of the source that derive from this one, directly or not; null where they are too many.</summary>
    public IReadOnlyList<INamedTypeSymbol>? DerivedFrom(INamedTypeSymbol type, CancellationToken cancel) => TypesBelow(type, cancel);

    private static IEnumerable<IMethodSymbol> ImplementationsIn(INamedTypeSymbol type, IMethodSymbol contract)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, contract.ContainingType.OriginalDefinition)) continue;
            var declared = implemented.GetMembers(contract.Name).FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, contract));
            if (declared is not null && type.FindImplementationForInterfaceMember(declared) is IMethodSymbol implementation) yield return implementation;
        }
    }

    private static bool IsOverridable(IMethodSymbol method) =>
        (method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed)) && method.ContainingType is { IsSealed: false };
}
