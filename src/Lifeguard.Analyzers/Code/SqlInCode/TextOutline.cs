using System.Text;
using Lifeguard.Core.ConnectionStrings;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Can this text leave anything behind in a session, as far as its own expression shows? Asked before anything is bound: nearly every UPDATE is done with here.</summary>
internal static class TextOutline
{
    private static readonly SqlDialect[] Dialects = [SqlDialect.PostgreSql, SqlDialect.MySql, SqlDialect.SqlServer];

    public static bool MayHaveEffects(ExpressionSyntax text)
    {
        var outline = Of(text);
        return Dialects.Any(dialect => SessionEffects.Find(outline, dialect).Count > 0) || OpensOne(outline);
    }

    // "SET " + …, string.Format("SET {0}", …): the rest is written elsewhere.
    private static bool OpensOne(string outline)
    {
        foreach (var statement in SqlStatements.In(outline, SqlDialect.PostgreSql))
        {
            if (SessionWords.IsOpening(statement.Keyword)) return true;
        }

        return false;
    }

    // Literals as they are, everything else as a hole.
    private static string Of(ExpressionSyntax text)
    {
        while (text.Parent is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression)) text = sum;
        var terms = new Stack<ExpressionSyntax>();
        while (text is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression))
        {
            terms.Push(sum.Right);
            text = sum.Left;
        }

        terms.Push(text);
        var outline = new StringBuilder();
        foreach (var term in terms) Append(term, outline);
        return outline.ToString();
    }

    private static void Append(ExpressionSyntax term, StringBuilder outline)
    {
        switch (term)
        {
            case LiteralExpressionSyntax { Token.Value: string value }:
                outline.Append(value);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var content in interpolated.Contents)
                {
                    if (content is InterpolatedStringTextSyntax written) outline.Append(written.TextToken.ValueText);
                    else outline.Append(ConnectionStringText.Hole);
                }

                break;
            default:
                outline.Append(ConnectionStringText.Hole);
                break;
        }
    }
}
