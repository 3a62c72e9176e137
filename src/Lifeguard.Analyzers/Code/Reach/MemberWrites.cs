using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Which expressions give a field or property its value?</summary>
internal static class MemberWrites
{
    /// <summary>The initialiser and what is assigned, null constants left out.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ISymbol member, HandlerReach reach, CancellationToken cancel)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initial = reference.GetSyntax(cancel) switch
            {
                VariableDeclaratorSyntax { Initializer.Value: var value } => value,
                PropertyDeclarationSyntax { Initializer.Value: var value } => value,
                _ => null,
            };
            if (initial is not null && !IsNull(initial)) yield return initial;
        }

        foreach (var name in reach.Mentions(member, cancel))
        {
            ExpressionSyntax target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target && !IsNull(assignment.Right)) yield return assignment.Right;
        }
    }

    private static bool IsNull(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax suppressed => IsNull(suppressed.Operand),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        _ => false,
    };
}
