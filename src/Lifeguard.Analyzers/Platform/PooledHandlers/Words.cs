using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>How the messages about pooled handlers name a type, and where they point.</summary>
internal static class Words
{
    public static string Of(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>Without the interface that it implements explicitly.</summary>
    public static string Of(IMethodSymbol method) => method.Name.Substring(method.Name.LastIndexOf('.') + 1);

    public static Location? PlaceOf(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource);
}
