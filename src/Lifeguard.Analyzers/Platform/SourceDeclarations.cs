using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>Where does the source of this compilation declare a symbol?</summary>
/// <remarks>
/// An editor lets projects refer to each other's compilations, so a symbol can have a declaration of which this compilation knows nothing, and whose tree it has no model for. A build sees
/// metadata there. Both get the same answer: no source.
/// </remarks>
internal static class SourceDeclarations
{
    public static bool IsDeclaredIn(this ISymbol symbol, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly) && symbol.Locations.Any(location => location.IsInSource);

    public static ImmutableArray<SyntaxReference> DeclarationsIn(this ISymbol symbol, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly) ? symbol.DeclaringSyntaxReferences : ImmutableArray<SyntaxReference>.Empty;
}
