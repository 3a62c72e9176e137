using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>How does a value stay within reach of later code?</summary>
internal enum DestinationKind
{
    /// <summary>A field or property holds it.</summary>
    Member,

    /// <summary>Other code than the one that was given it uses it: a lambda, a local function, a method of the class whose primary constructor takes it.</summary>
    Captured,

    /// <summary>A base class of a compiled library is handed it.</summary>
    LibraryBase,

    /// <summary>A lambda or method gives it back, or a container is given it to hand out.</summary>
    Returned,
}

/// <summary>A place where a value ends up.</summary>
/// <param name="Kind">How it stays there.</param>
/// <param name="At">Where: the assignment, the mention, the function that returns it.</param>
/// <param name="Member">The field or property; null for other kinds.</param>
/// <param name="IsDirect">True where the value got there without passing through the constructor of another object.</param>
internal sealed record ValueDestination(DestinationKind Kind, SyntaxNode At, ISymbol? Member, bool IsDirect);
