using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>How telling is this as the cause of a loss? A database call before any other.</summary>
internal enum ThrowRank : byte
{
    /// <summary>It does not throw.</summary>
    None,

    /// <summary>A call, or a <c>throw</c>.</summary>
    Call,

    /// <summary>Something awaited.</summary>
    Awaited,

    /// <summary>A call of the database.</summary>
    Database,
}

/// <summary>An exception on its way.</summary>
/// <param name="At">What throws.</param>
/// <param name="Rank">How telling that is.</param>
/// <param name="Type">What is thrown, where a <c>throw</c> says so.</param>
internal sealed record Thrown(IOperation At, ThrowRank Rank, ITypeSymbol? Type)
{
    /// <summary>True where it behaves as the other one does, wherever the two come from.</summary>
    public static bool Same(Thrown? left, Thrown? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.Rank == right.Rank && SymbolEqualityComparer.Default.Equals(left.Type, right.Type));
}
