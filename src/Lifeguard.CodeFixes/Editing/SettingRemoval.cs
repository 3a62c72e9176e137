using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>How does one setting go from a connection string, or from the builder of one, while every other character stays?</summary>
internal static class SettingRemoval
{
    /// <summary>The plan; null where a comment would go with it.</summary>
    public static FixPlan? Plan(FixSite site, string rule)
    {
        var edits = new SourceEdits(site.Text);
        var isPossible = site.Node switch
        {
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } element => RemoveElement(element, initializer, site.Text, edits),
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } => RemoveStatement(statement, site.Text, edits),
            _ => RemoveText(site.Root.FindToken(site.Span.Start), site, edits),
        };
        return isPossible && edits.ToChanges() is { } changes ? new FixPlan($"Remove '{site.Text.ToString(site.Span)}'", $"{rule}:remove", changes) : null;
    }

    private static bool RemoveStatement(ExpressionStatementSyntax statement, SourceText text, SourceEdits edits)
    {
        if (!StatementRemoval.IsPossible(statement) || statement.Parent is not (BlockSyntax or GlobalStatementSyntax)) return false;
        StatementRemoval.RemoveLeavingComments(statement, text, edits);
        return true;
    }

    private static bool RemoveElement(AssignmentExpressionSyntax element, InitializerExpressionSyntax initializer, SourceText text, SourceEdits edits)
    {
        var index = initializer.Expressions.IndexOf(element);
        if (initializer.Expressions.Count == 1)
        {
            if (initializer.Parent is not BaseObjectCreationExpressionSyntax creation || HasComments(initializer, TextSpan.FromBounds(creation.NewKeyword.Span.End, initializer.Span.End))) return false;
            var before = initializer.OpenBraceToken.GetPreviousToken();
            edits.Replace(TextSpan.FromBounds(before.Span.End, initializer.Span.End), creation.ArgumentList is null ? "()" : "");
            return true;
        }

        // With the comma behind it; the last one with the comma before it.
        var isLast = index == initializer.Expressions.Count - 1;
        var separators = initializer.Expressions.GetSeparators().ToList();
        var span = !isLast ? TextSpan.FromBounds(element.SpanStart, initializer.Expressions[index + 1].SpanStart)
            : separators.Count > index ? TextSpan.FromBounds(initializer.Expressions[index - 1].Span.End, element.Span.End)
            : TextSpan.FromBounds(separators[index - 1].SpanStart, element.Span.End);
        if (HasComments(initializer, span) || element.DescendantTrivia(initializer.Span).Any(trivia => trivia.IsDirective)) return false;
        edits.Replace(span, "");
        return true;
    }

    private static bool HasComments(SyntaxNode node, TextSpan span) =>
        node.Parent!.DescendantTrivia(span).Any(trivia => Comments.Is(trivia) && span.Contains(trivia.SpanStart));

    // With the semicolon behind it; where there is none, with the one before it.
    private static bool RemoveText(SyntaxToken token, FixSite site, SourceEdits edits)
    {
        var text = site.Text;
        if (token.Kind() is not (SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken) && !token.Parent.IsKind(SyntaxKind.StringLiteralExpression)) return false;
        if (!token.Span.Contains(site.Span)) return false;

        var (start, end) = (site.Span.Start, site.Span.End);
        var behind = SkipBlanks(text, end, token.Span.End, step: 1);
        if (behind < token.Span.End && text[behind] == ';')
        {
            end = behind + 1;
            var line = text.Lines.GetLineFromPosition(start);
            var isInside = line.Start > token.SpanStart && line.End < token.Span.End;
            if (isInside && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, start))) && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(end, line.End))))
            {
                edits.RemoveLines(line.LineNumber, line.LineNumber);
                return true;
            }

            while (start > token.SpanStart && text[start - 1] == ' ') start--;
        }
        else
        {
            var before = SkipBlanks(text, start - 1, token.SpanStart, step: -1);
            if (before >= token.SpanStart && text[before] == ';') start = before;
        }

        var rest = text.ToString(token.Span).Remove(start - token.SpanStart, end - start);
        if (rest is "\"\"" or "@\"\"" && token.Parent?.Parent is BinaryExpressionSyntax sum && sum.Right == token.Parent)
        {
            edits.Replace(TextSpan.FromBounds(sum.Left.Span.End, token.Span.End), "");
            return !HasComments(sum, TextSpan.FromBounds(sum.Left.Span.End, token.SpanStart));
        }

        edits.Replace(TextSpan.FromBounds(start, end), "");
        return true;
    }

    private static int SkipBlanks(SourceText text, int position, int end, int step)
    {
        while (position != end && char.IsWhiteSpace(text[position])) position += step;
        return position;
    }
}
