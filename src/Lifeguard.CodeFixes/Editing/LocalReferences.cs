using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Where is this local, parameter or private member named, and is it written there?</summary>
internal static class LocalReferences
{
    /// <summary>Every place inside <paramref name="scope"/> that names the symbol, in source order.</summary>
    public static ImmutableArray<IdentifierNameSyntax> In(SyntaxNode scope, ISymbol symbol, SemanticModel model, CancellationToken cancel) =>
        scope.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancel).Symbol, symbol))
            .ToImmutableArray();

    /// <summary>True where the reference assigns to what it names, or hands out the place itself.</summary>
    public static bool IsWrite(ExpressionSyntax reference)
    {
        var target = Shapes.WithThis(reference);
        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == target,
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
            ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } => assignment.Left == tuple,
            PrefixUnaryExpressionSyntax unary =>
                unary.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            RefExpressionSyntax => true,
            _ => false,
        };
    }

    /// <summary>The function whose code <paramref name="node"/> is: method, accessor, lambda, local function, or the file for top-level statements.</summary>
    public static SyntaxNode Function(SyntaxNode node) =>
        node.Ancestors().First(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
            or MemberDeclarationSyntax and not GlobalStatementSyntax
            or CompilationUnitSyntax);

    /// <summary>The member that <paramref name="node"/> is part of, or the file for top-level statements: as far as a local can be seen.</summary>
    public static SyntaxNode Member(SyntaxNode node) =>
        node.Ancestors().First(ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
}
