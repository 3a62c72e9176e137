using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>What does an expression stand for without its parentheses, casts, suppressions and null checks?</summary>
internal static class Unwrapped
{
    /// <summary><c>(Orders)value!</c> · <c>value ?? throw new ArgumentNullException(…)</c> · <c>value as Orders</c>: the value.</summary>
    public static ExpressionSyntax Of(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized: expression = parenthesized.Expression; break;
                case CastExpressionSyntax cast: expression = cast.Expression; break;
                case PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression): expression = suppressed.Operand; break;
                case BinaryExpressionSyntax { Right: ThrowExpressionSyntax } checkedForNull: expression = checkedForNull.Left; break;
                case BinaryExpressionSyntax conversion when conversion.IsKind(SyntaxKind.AsExpression): expression = conversion.Left; break;
                default: return expression;
            }
        }
    }
}
