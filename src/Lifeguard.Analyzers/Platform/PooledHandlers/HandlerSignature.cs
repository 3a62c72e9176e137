using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>Can a half of this signature lend something to a call that waits? Where it cannot, there is a place for it all the same.</summary>
internal static class HandlerSignature
{
    /// <summary>Why not; null where it can.</summary>
    public static string? WhyNot(IMethodSymbol method)
    {
        if (method.RefKind != RefKind.None) return "it returns a reference, which a call that waits cannot do";
        if (method.IsVararg) return "it has '__arglist', which no host passes";
        foreach (var parameter in method.Parameters)
        {
            // Kinds of newer languages are unknown here: 'ref readonly' is one.
            if (parameter.RefKind is not (RefKind.None or RefKind.In)) return $"'{parameter.Name}' is passed by reference, which a call that waits cannot do";
            if (parameter.Type.IsRefLikeType) return $"'{parameter.Name}' is a '{Words.Of(parameter.Type)}', which cannot be kept while a call waits";
        }

        return null;
    }

    /// <summary>The half waits by itself where the core method takes the pool: why it cannot; null where it can.</summary>
    public static string? WhyItCannotWait(IMethodSymbol method, IMethodSymbol core) =>
        method.Parameters.FirstOrDefault(parameter => parameter.RefKind != RefKind.None) is { } parameter
            ? $"'{parameter.Name}' is an 'in' parameter, and a half that hands the 'PooledDatabase' to '{core.Name}' waits for it, which excludes them"
            : null;

    /// <summary>True for a pointer, and for what is made of pointers.</summary>
    public static bool IsPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => IsPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsPointer),
        _ => false,
    };
}
