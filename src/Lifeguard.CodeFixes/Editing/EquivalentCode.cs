using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Is this code, white space and comments aside, the code that would be written?</summary>
internal static class EquivalentCode
{
    /// <summary>Compares expressions; <c>new(x)</c> equals <c>new T(x)</c> where <c>T</c> is the type of the holder.</summary>
    public static bool Same(ExpressionSyntax existing, string wanted)
    {
        var parsed = SyntaxFactory.ParseExpression(wanted, options: existing.SyntaxTree.Options);
        return (existing, parsed) switch
        {
            (ImplicitObjectCreationExpressionSyntax left, ObjectCreationExpressionSyntax right) => SameParts(left, right),
            (ObjectCreationExpressionSyntax left, ImplicitObjectCreationExpressionSyntax right) => SameParts(left, right),
            _ => SyntaxFactory.AreEquivalent(existing, parsed, topLevel: false),
        };
    }

    /// <summary>Compares the body of a method with the statements that it would be given.</summary>
    public static bool Same(BlockSyntax existing, IEnumerable<string> wanted)
    {
        var parsed = SyntaxFactory.ParseStatement($"{{\n{string.Join("\n", wanted)}\n}}", options: existing.SyntaxTree.Options);
        return SyntaxFactory.AreEquivalent(existing, parsed, topLevel: false);
    }

    private static bool SameParts(BaseObjectCreationExpressionSyntax left, BaseObjectCreationExpressionSyntax right) =>
        (left.ArgumentList?.Arguments.Count ?? 0) == (right.ArgumentList?.Arguments.Count ?? 0)
        && (left.ArgumentList is null || right.ArgumentList is null || SyntaxFactory.AreEquivalent(left.ArgumentList, right.ArgumentList, topLevel: false))
        && SameOrAbsent(left.Initializer, right.Initializer);

    private static bool SameOrAbsent(SyntaxNode? left, SyntaxNode? right) =>
        left is null || right is null ? left == right : SyntaxFactory.AreEquivalent(left, right, topLevel: false);
}
