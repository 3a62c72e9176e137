using System.Text;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>A statement whose known text alone is longer than a pooler shares a connection for.</summary>
/// <param name="Location">Its first line.</param>
/// <param name="Kilobytes">How long it is, rounded up: it is longer than the limit, and reads so.</param>
/// <param name="Pooler">What stands in front of the database.</param>
internal sealed record LongStatement(Location Location, int Kilobytes, PoolerInUse Pooler);

/// <summary>Which statements of a file are longer than 16 KB?</summary>
internal static class LongStatements
{
    /// <summary>So many bytes RDS Proxy takes before it pins.</summary>
    private const int Limit = 16 * 1024;

    /// <summary>The long statements, in source order; a file that is not that long itself is not even looked at.</summary>
    public static IEnumerable<LongStatement> In(SyntaxTree tree, LifeguardModel model, AnalyzerOptions options, CancellationToken cancel)
    {
        if (tree.Length <= Limit) yield break;
        foreach (var text in TextsIn(tree.GetRoot(cancel)))
        {
            if (!PoolerScope.Speaks(model, options, tree, cancel)) yield break;
            foreach (var sink in SqlFlow.For(model).SinksOf(text, cancel).Take(1))
            {
                if (SqlDialects.Of(sink, model, options, cancel) is not { } dialect) continue;
                var folded = SqlReading.Of(sink.Text, sink.Via, model.Models, cancel)[0];
                foreach (var statement in SqlStatements.In(folded.Text, dialect))
                {
                    var length = Encoding.UTF8.GetByteCount(statement.Range.Of(folded.Text));
                    if (length <= Limit || folded.LocationOf(FirstLine(folded.Text, statement.Range)) is not { } location || location.SourceTree != tree) continue;
                    yield return new LongStatement(location, (length + 1023) / 1024, PoolerScope.Of(sink, dialect, model, options, cancel));
                }
            }
        }
    }

    // The outermost texts that are long enough.
    private static IEnumerable<ExpressionSyntax> TextsIn(SyntaxNode root) =>
        root.DescendantNodes(node => node.Span.Length > Limit && !IsText(node)).OfType<ExpressionSyntax>().Where(node => node.Span.Length > Limit && IsText(node));

    private static bool IsText(SyntaxNode node) =>
        node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression) || (node is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression));

    private static TextRange FirstLine(string text, TextRange statement)
    {
        var end = text.IndexOfAny(['\r', '\n'], statement.Start, statement.Length);
        return new TextRange(statement.Start, Math.Min(end < 0 ? statement.End : end, statement.Start + 80));
    }
}
