using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>What does an expression need in order to be evaluated once per process instead of where it stands now?</summary>
internal sealed record CreationDependencies
{
    /// <summary>The expression that moves.</summary>
    public required ExpressionSyntax Expression { get; init; }

    /// <summary>The locals whose declarations move or are repeated, in source order.</summary>
    public required ImmutableArray<MovedLocal> Locals { get; init; }

    /// <summary>
    /// Statements between those declarations and the expression that belong to the building: <c>builder.UseX();</c>, <c>if (cs is null) throw …</c>.
    /// </summary>
    public required ImmutableArray<StatementSyntax> Setup { get; init; }

    /// <summary>Instance members of which only the value moves, with the expression that is their value.</summary>
    public required ImmutableDictionary<ISymbol, ExpressionSyntax> Values { get; init; }

    /// <summary>Static members of the same type that are read or called; their initialisers have to run first.</summary>
    public required ImmutableHashSet<ISymbol> Statics { get; init; }

    /// <summary>
    /// Instance members of the type (or parameters of its primary constructor) that are read. Not empty: only an instance member can hold the result.
    /// </summary>
    public required ImmutableHashSet<ISymbol> Instances { get; init; }

    /// <summary>Locals of the top-level statements around a lambda or local function that are read.</summary>
    public required ImmutableHashSet<ISymbol> TopLevelLocals { get; init; }

    /// <summary>True when one expression is not enough, because something is configured after it was made or is needed twice.</summary>
    public bool NeedsMethod => !Setup.IsEmpty || Locals.Any(local => !local.FitsInPlace);
}

/// <summary>A local that the moving expression reads.</summary>
/// <param name="Symbol">The local.</param>
/// <param name="Declarator">Where it gets its only value.</param>
/// <param name="Leaves">True when nothing but the moving code reads it, so that its declaration goes.</param>
/// <param name="FitsInPlace">True when its value can be written where it is named: it may be worked out again, or is named only once.</param>
internal sealed record MovedLocal(ILocalSymbol Symbol, VariableDeclaratorSyntax Declarator, bool Leaves, bool FitsInPlace)
{
    /// <summary>The expression that is its value.</summary>
    public ExpressionSyntax Value => Declarator.Initializer!.Value;

    /// <summary>The statement that declares it.</summary>
    public LocalDeclarationStatementSyntax Statement => (LocalDeclarationStatementSyntax)Declarator.Parent!.Parent!;
}
