using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.OwnershipFiles;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>
/// What has somebody stated about a member: by an attribute, or in <c>lifeguard.ownership.txt</c>, which comes first? What is stated is not looked up in a body.
/// </summary>
/// <remarks>Attributes are known by their simple names: people declare their own, and those of other analyzers mean the same.</remarks>
internal sealed class StatedOwnership
{
    private static readonly HashSet<string> Owned = new(StringComparer.Ordinal)
    {
        "OwnedByCallerAttribute", "GivesOwnershipAttribute", "MustDisposeAttribute", "MustDisposeResourceAttribute", "ReleasesOwnershipAttribute",
    };

    private static readonly HashSet<string> Borrowed = new(StringComparer.Ordinal) { "BorrowedAttribute", "KeepsOwnershipAttribute", "NoOwnershipAttribute" };

    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "TakesOwnershipAttribute", "TransfersOwnershipAttribute", "AcquiresOwnershipAttribute", "HandlesResourceDisposalAttribute",
    };

    private readonly ImmutableArray<ImmutableDictionary<string, string>> _files;
    private readonly ConcurrentDictionary<ISymbol, bool?> _results = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ValueFate?> _parameters = new(SymbolEqualityComparer.Default);

    public StatedOwnership(LifeguardModel model) => _files = model.AdditionalFiles.Where(file => OwnershipFile.Is(file.Path))
        .OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => OwnershipFile.Read(file, CancellationToken.None).Words).Where(words => !words.IsEmpty).ToImmutableArray();

    /// <summary>True where what a method, constructor or property gives out is stated to be the caller's, false where it is stated not to be; null where nothing is.</summary>
    public bool? OfResult(ISymbol member)
    {
        var definition = member is IMethodSymbol method ? Definition(method) : member.OriginalDefinition;
        return _results.TryGetValue(definition, out var known) ? known : _results.GetOrAdd(definition, FindResult(definition));
    }

    /// <summary>What is stated to become of what is passed for a parameter; null where nothing is.</summary>
    public ValueFate? OfParameter(IParameterSymbol parameter)
    {
        var definition = parameter.OriginalDefinition;
        return _parameters.TryGetValue(definition, out var known) ? known : _parameters.GetOrAdd(definition, FindParameter(definition));
    }

    private bool? FindResult(ISymbol member)
    {
        foreach (var declared in WithContracts(member))
        {
            if (Word(declared, "") is { } word) return word == "owned";
        }

        foreach (var declared in WithContracts(member))
        {
            var attributes = declared.GetAttributes().AddRange(declared is IMethodSymbol { MethodKind: not MethodKind.Constructor } method ? method.GetReturnTypeAttributes() : ImmutableArray<AttributeData>.Empty);
            if (declared is IMethodSymbol { AssociatedSymbol: IPropertySymbol property }) attributes = attributes.AddRange(property.GetAttributes());
            if (attributes.Any(IsBorrowed)) return false;
            if (attributes.Any(IsOwned)) return true;
        }

        return null;
    }

    private ValueFate? FindParameter(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method) return null;
        var contracts = WithContracts(Definition(method)).OfType<IMethodSymbol>().Where(contract => parameter.Ordinal < contract.Parameters.Length).ToList();
        foreach (var contract in contracts)
        {
            switch (Word(contract, "#" + contract.Parameters[parameter.Ordinal].Name))
            {
                case "disposed": return ValueFate.Disposed;
                case "borrowed": return ValueFate.Borrowed;
                case "kept": return ValueFate.HandedOn;
            }
        }

        foreach (var attributes in contracts.Select(contract => contract.Parameters[parameter.Ordinal].GetAttributes()))
        {
            if (attributes.Any(attribute => Names(attribute, Taken))) return ValueFate.HandedOn;
            if (attributes.Any(attribute => IsBorrowed(attribute) || Names(attribute, Owned))) return ValueFate.Borrowed;       // stays the caller's
        }

        return null;
    }

    // The exact member first, then the line that leaves the types of the parameters out and so stands for all overloads.
    private string? Word(ISymbol member, string suffix)
    {
        if (_files.IsEmpty || (member is IMethodSymbol { AssociatedSymbol: { } property } ? property : member).GetDocumentationCommentId() is not { } id) return null;
        var parameters = id.IndexOf('(');
        return Word(id + suffix) ?? (parameters > 0 ? Word(id.Substring(0, parameters) + suffix) : null);
    }

    private string? Word(string id)
    {
        foreach (var words in _files)
        {
            if (words.TryGetValue(id, out var word)) return word;
        }

        return null;
    }

    // The member, what it overrides, and the members of interfaces that it implements.
    private static IEnumerable<ISymbol> WithContracts(ISymbol member)
    {
        yield return member;
        if (member is not (IMethodSymbol { MethodKind: not MethodKind.Constructor } or IPropertySymbol) || member.IsStatic || member.ContainingType is not { } type) yield break;
        for (var overridden = Overridden(member); overridden is not null; overridden = Overridden(overridden)) yield return overridden.OriginalDefinition;
        foreach (var implemented in type.AllInterfaces)
        {
            foreach (var contract in implemented.GetMembers().Where(candidate => candidate.Kind == member.Kind && (candidate.Name == member.Name || member.Name.EndsWith("." + candidate.Name, StringComparison.Ordinal))))
            {
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(contract)?.OriginalDefinition, member)) yield return contract.OriginalDefinition;
            }
        }
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static bool IsOwned(AttributeData attribute) => Names(attribute, Owned) && !IsSwitchedOff(attribute);

    private static bool IsBorrowed(AttributeData attribute) => Names(attribute, Borrowed) || (Names(attribute, Owned) && IsSwitchedOff(attribute));

    // [MustDisposeResource(false)]
    private static bool IsSwitchedOff(AttributeData attribute) => attribute.ConstructorArguments is [{ Value: false }, ..];

    private static bool Names(AttributeData attribute, HashSet<string> names) => attribute.AttributeClass is { } type && names.Contains(type.Name);

    private static IMethodSymbol Definition(IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition;
}
