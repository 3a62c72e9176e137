using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>How the messages about pooled handlers name a type, and where they point.</summary>
internal static class Words
{
    public static string Of(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    public static Location? PlaceOf(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource);
}
