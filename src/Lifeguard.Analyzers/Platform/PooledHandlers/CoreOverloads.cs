using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>Which methods has a class under the name of a core method, and which of them would the compiler take a call for?</summary>
internal static class CoreOverloads
{
    /// <summary>Those that the handler's class can call by that name, its own first; without what others override or hide.</summary>
    public static List<IMethodSymbol> Of(IMethodSymbol handler, string name, Compilation compilation)
    {
        var found = new List<IMethodSymbol>();
        foreach (var owner in handler.ContainingType.SelfAndBaseTypes())
        {
            var members = owner.GetMembers(name).Where(member => compilation.IsSymbolAccessibleWithin(member, handler.ContainingType)).ToList();
            found.AddRange(members.OfType<IMethodSymbol>().Where(method =>
                method.MethodKind == MethodKind.Ordinary && !SymbolEqualityComparer.Default.Equals(method, handler) && !found.Exists(nearer => Hides(nearer, method))));

            // A property or field of that name hides what lies below.
            if (members.Exists(member => member is not IMethodSymbol)) break;
        }

        return found;
    }

    /// <summary>How many others the compiler might take the call of this one for. It is sure of its choice where every value has the very type of its parameter.</summary>
    public static int RivalsOf(CoreMatch chosen, IReadOnlyCollection<IMethodSymbol> all, Compilation compilation) =>
        all.Count(other => !SymbolEqualityComparer.Default.Equals(other, chosen.Core) && (!chosen.IsExact || IsNearer(other, chosen.Core)) && Accepts(other, chosen, compilation));

    private static bool Hides(IMethodSymbol nearer, IMethodSymbol method) =>
        nearer.Parameters.Length == method.Parameters.Length && nearer.Arity == method.Arity
        && nearer.Parameters.Zip(method.Parameters, (one, other) => SymbolEqualityComparer.Default.Equals(one.Type, other.Type)).All(isSame => isSame);

    // A method of a derived class is preferred, however badly it fits.
    private static bool IsNearer(IMethodSymbol one, IMethodSymbol other) => one.ContainingType.SelfAndBaseTypes().Skip(1).Any(type => SymbolEqualityComparer.Default.Equals(type, other.ContainingType));

    private static bool Accepts(IMethodSymbol other, CoreMatch chosen, Compilation compilation)
    {
        var given = chosen.Arguments.Where(argument => argument.Source != ArgumentSource.Default).ToList();
        var (last, required) = (other.Parameters.LastOrDefault(), other.Parameters.Count(parameter => !parameter.IsOptional && !parameter.IsParams));
        if (given.Count < required || last is null || (given.Count > other.Parameters.Length && !last.IsParams)) return false;

        // From a gap on, the values are named.
        var positional = chosen.Arguments.TakeWhile(argument => argument.Source != ArgumentSource.Default).Count();
        return given.Select((argument, index) => Takes(index < positional ? other.Parameters[Math.Min(index, other.Parameters.Length - 1)] : other.Parameters.FirstOrDefault(parameter => parameter.Name == argument.Parameter.Name), argument))
            .All(takes => takes);

        bool Takes(IParameterSymbol? parameter, CoreArgument argument) =>
            parameter is not null
            && (other.IsGenericMethod || Converts(argument, parameter.Type) || (parameter is { IsParams: true, Type: IArrayTypeSymbol { ElementType: var element } } && Converts(argument, element)));

        bool Converts(CoreArgument argument, ITypeSymbol type) => compilation.ClassifyConversion(chosen.TypeGiven(argument)!, type) is { IsImplicit: true };
    }
}
