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
/// <param name="IsUnknown">True for code of the user, and a task whose making is not seen: what it throws may be anything, the database's exceptions included.</param>
internal sealed record Thrown(IOperation At, ThrowRank Rank, ITypeSymbol? Type, bool IsUnknown)
{
    /// <summary>True where it behaves as the other one does, wherever the two come from.</summary>
    public static bool Same(Thrown? left, Thrown? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.Rank == right.Rank && left.IsUnknown == right.IsUnknown && SymbolEqualityComparer.Default.Equals(left.Type, right.Type));
}
