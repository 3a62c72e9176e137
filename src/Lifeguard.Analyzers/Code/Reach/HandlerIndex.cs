using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform.Hosts;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Is this piece of code what a host calls?</summary>
internal sealed class HandlerIndex
{
    private readonly Dictionary<ISymbol, List<EntryPoint>> _methods = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, EntryPoint> _lambdas = new();
    private readonly Dictionary<ISymbol, EntryPoint> _owners = new(SymbolEqualityComparer.Default);

    public HandlerIndex(ImmutableArray<EntryPoint> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Lambda is { } lambda) _lambdas[lambda] = entry;
            else if (_methods.TryGetValue(entry.Method, out var others)) others.Add(entry);
            else _methods.Add(entry.Method, [entry]);
            if (entry.Owner is { } owner && !_owners.ContainsKey(owner.OriginalDefinition)) _owners.Add(owner.OriginalDefinition, entry);
        }
    }

    public bool IsHandler(SyntaxNode lambda) => _lambdas.ContainsKey(lambda);

    /// <summary>The handler that the unit is, or whose object the unit builds when the host builds one for every invocation; null otherwise.</summary>
    public EntryPoint? EntryOf(CodeUnit unit) => unit switch
    {
        { Kind: CodeUnitKind.HandlerLambda, Node: { } lambda } => _lambdas.TryGetValue(lambda, out var entry) ? entry : null,
        { Kind: CodeUnitKind.Member, Symbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } type } } =>
            unit.Self is null && OwnerEntry(type) is { Instance: InstanceLifetime.Invocation } built ? built : null,
        { Kind: CodeUnitKind.Member, Symbol: { } method } => _methods.TryGetValue(method, out var entries) ? entries.FirstOrDefault(entry => IsOn(entry.Owner, unit.Self)) : null,
        _ => null,
    };

    // An inherited handler runs on objects of each class that inherits it.
    private static bool IsOn(INamedTypeSymbol? owner, INamedTypeSymbol? self) => owner is null || self is null || TypeHierarchy.AreOfOneLine(owner, self);

    /// <summary>An entry point on an object of this type, which the host builds; null when the host builds none.</summary>
    public EntryPoint? OwnerEntry(INamedTypeSymbol type) => _owners.TryGetValue(type.OriginalDefinition, out var entry) ? entry : null;
}
