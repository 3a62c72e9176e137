using System.Text;
using System.Text.RegularExpressions;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.ConnectionStrings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>What is known at compile time of the text that an expression yields; unknown stretches are <see cref="ConnectionStringText.Hole"/>.</summary>
internal static class KnownText
{
    private const int MaxHops = 8;

    private static readonly Regex FormatItem = new(@"\{[0-9]+[^}]*\}", RegexOptions.CultureInvariant);

    public static string Of(ExpressionSyntax expression, SemanticModels models, CancellationToken cancel)
    {
        var text = new StringBuilder();
        Append(expression, MaxHops);
        return text.ToString();

        void Append(ExpressionSyntax current, int hops)
        {
            var model = models.Of(current);
            if (model.GetConstantValue(current, cancel) is { HasValue: true, Value: string constant })
            {
                text.Append(constant);
                return;
            }

            switch (current)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    Append(parenthesized.Expression, hops);
                    break;
                case PostfixUnaryExpressionSyntax suppressed:
                    Append(suppressed.Operand, hops);
                    break;
                case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && hops > 0:
                    Append(sum.Left, hops - 1);
                    Append(sum.Right, hops - 1);
                    break;
                case InterpolatedStringExpressionSyntax interpolated:
                    foreach (var part in interpolated.Contents)
                    {
                        if (part is InterpolatedStringTextSyntax literal) text.Append(literal.TextToken.ValueText);
                        else if (part is InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole && hops > 0) Append(hole.Expression, hops - 1);
                        else text.Append(ConnectionStringText.Hole);
                    }

                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Concat", Expression: PredefinedTypeSyntax }, ArgumentList: var operands } when hops > 0:
                    foreach (var operand in operands.Arguments) Append(operand.Expression, hops - 1);
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format", Expression: PredefinedTypeSyntax }, ArgumentList.Arguments: [var format, ..] }
                    when model.GetConstantValue(format.Expression, cancel) is { HasValue: true, Value: string composite }:
                    text.Append(FormatItem.Replace(composite, ConnectionStringText.Hole.ToString()));
                    break;
                case IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax when hops > 0 && SingleValue.Of(current, model, cancel) is { } value:
                    Append(value, hops - 1);
                    break;
                default:
                    text.Append(ConnectionStringText.Hole);
                    break;
            }
        }
    }
}
