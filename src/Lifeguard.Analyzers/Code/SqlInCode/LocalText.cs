using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>
/// Which texts can a local hold where it is used? Assignments and <c>+=</c> before the use count, in source order: one that certainly runs replaces or extends the text, one under a condition
/// may. What a loop, a lambda or another method does to it is a hole.
/// </summary>
internal static class LocalText
{
    public static SqlAlternatives Of(ILocalSymbol local, ExpressionSyntax use, SqlReading reading, SqlReading.Place place)
    {
        if (local.DeclaringSyntaxReferences is not [var reference]) return SqlAlternatives.Hole(SqlHoleKind.Text, use);
        switch (reference.GetSyntax(reading.Cancel))
        {
            case VariableDeclaratorSyntax declarator:
                return Written(local, declarator, use, reading, place);
            case ForEachStatementSyntax loop when ElementsOf(loop.Expression, reading) is { Count: > 0 and <= SqlReading.MaxAlternatives } elements:
                return elements.Aggregate(SqlAlternatives.None, (texts, element) => texts.Or(reading.Fold(element, place)));
            default:
                return SqlAlternatives.Hole(local.Type.IsValueType ? SqlHoleKind.Value : SqlHoleKind.Text, use);
        }
    }

    private static SqlAlternatives Written(ILocalSymbol local, VariableDeclaratorSyntax declarator, ExpressionSyntax use, SqlReading reading, SqlReading.Place place)
    {
        var texts = declarator.Initializer is { Value: var value } ? reading.Fold(value, place) : SqlAlternatives.None;
        foreach (var write in WritesBefore(local, declarator, use, reading))
        {
            if (write is not AssignmentExpressionSyntax assignment || InAnotherBody(write, declarator)) return SqlAlternatives.Hole(SqlHoleKind.Text, use);
            var certain = StatementOrder.RunsBefore(assignment, use);
            if (assignment.IsKind(SyntaxKind.AddAssignmentExpression))
            {
                var longer = StatementOrder.MayRepeat(assignment, declarator)
                    ? texts.Then(SqlAlternatives.Hole(SqlHoleKind.Text, assignment.Right))
                    : texts.Then(reading.Fold(assignment.Right, place));
                texts = certain ? longer : texts.Or(longer);
            }
            else if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
            {
                var other = reading.Fold(assignment.Right, place);
                texts = certain ? other : texts.Or(other);
            }
            else
            {
                return SqlAlternatives.Hole(SqlHoleKind.Text, use);
            }
        }

        return texts.IsNone ? SqlAlternatives.Hole(SqlHoleKind.Text, use) : texts;
    }

    private static IEnumerable<SyntaxNode> WritesBefore(ILocalSymbol local, VariableDeclaratorSyntax declarator, ExpressionSyntax use, SqlReading reading)
    {
        if (StatementOrder.ScopeOf(declarator) is not { } scope) yield break;
        foreach (var token in SourceIndex.TokensIn(scope.SyntaxTree, local.Name, reading.Cancel))
        {
            if (token.SpanStart < scope.SpanStart) continue;
            if (token.SpanStart > scope.Span.End) yield break;
            if (token.Parent is not IdentifierNameSyntax name || !SingleValue.IsTarget(name)) continue;
            if (!SymbolEqualityComparer.Default.Equals(reading.Model(name).GetSymbolInfo(name, reading.Cancel).Symbol, local)) continue;
            var write = name.Parent!;
            if (write.Span.End <= use.SpanStart || StatementOrder.ShareALoop(write, use, declarator)) yield return write;
        }
    }

    private static bool InAnotherBody(SyntaxNode write, SyntaxNode declarator) => StatementOrder.BodyOf(write) != StatementOrder.BodyOf(declarator);

    // foreach (var statement in new[] { "SET …", "SELECT …" }), or over a local or a field that holds such a list and is never assigned again
    private static IReadOnlyList<ExpressionSyntax>? ElementsOf(ExpressionSyntax collection, SqlReading reading) =>
        WrittenElements.Of(collection) ?? (SingleValue.Of(collection, reading.Model(collection), reading.Cancel) is { } value ? WrittenElements.Of(value) : null);
}
