using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>What goes when a statement goes: its lines, but never a comment. A comment either moves with the code it explains or stays where it is.</summary>
internal static class StatementRemoval
{
    /// <summary>True when the statement (or member) can be cut out: no preprocessor directive inside, and not one of the alternatives of an <c>#if</c>.</summary>
    public static bool IsPossible(SyntaxNode statement) =>
        !statement.DescendantTrivia(statement.Span).Any(trivia => trivia.IsDirective && statement.Span.Contains(trivia.Span))
        && !statement.GetLeadingTrivia().Any(trivia => trivia.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia);

    /// <summary>True when there are comments inside the statement.</summary>
    public static bool HasComments(SyntaxNode statement) => CommentsIn(statement, []).Any();

    /// <summary>Removes the statement; its comments stay, those behind it on a line of their own.</summary>
    public static void RemoveLeavingComments(SyntaxNode statement, SourceText text, SourceEdits edits)
    {
        var inside = CommentsIn(statement, []).ToList();
        if (inside.Count > 0)
        {
            edits.Replace(statement.Span, string.Join(" ", inside));
            return;
        }

        if (TrailingComments(statement) is { } comments) edits.Replace(TextSpan.FromBounds(statement.SpanStart, comments.Start), "");
        else RemoveOnly(statement, text, edits);
    }

    /// <summary>Removes the statement and returns the lines of its comments, for the caller to put where the code has gone.</summary>
    /// <param name="statement">What to remove.</param>
    /// <param name="moved">Parts of the statement that go elsewhere as they are, comments included.</param>
    /// <param name="text">The document.</param>
    /// <param name="edits">Where the removal is entered.</param>
    public static IEnumerable<string> RemoveTakingComments(SyntaxNode statement, IReadOnlyList<TextSpan> moved, SourceText text, SourceEdits edits)
    {
        var comments = CommentLinesAbove(statement, text).ToList();
        var first = text.Lines.GetLineFromPosition(statement.SpanStart).LineNumber;
        edits.RemoveLines(first - comments.Count, first - 1);
        comments.AddRange(CommentsIn(statement, moved));

        if (TrailingComments(statement) is { } trailing)
        {
            comments.Add(text.ToString(trailing));
            RemoveOnly(statement, TextSpan.FromBounds(statement.SpanStart, trailing.End), text, edits);
        }
        else
        {
            RemoveOnly(statement, text, edits);
        }

        return comments;
    }

    /// <summary>The comment lines directly above the node, without their indentation.</summary>
    public static IEnumerable<string> CommentLinesAbove(SyntaxNode node, SourceText text)
    {
        if (!SourceStyle.StartsLine(node, text)) return [];

        var indentation = SourceStyle.IndentationAt(text, node.SpanStart);
        var lines = new List<string>();
        for (var number = text.Lines.GetLineFromPosition(node.SpanStart).LineNumber - 1; number >= 0 && text.Lines[number].Start >= node.FullSpan.Start; number--)
        {
            var line = text.ToString(text.Lines[number].Span);
            if (string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith("#", StringComparison.Ordinal)) break;
            lines.Insert(0, line.StartsWith(indentation, StringComparison.Ordinal) ? line.Substring(indentation.Length) : line.TrimStart());
        }

        return lines;
    }

    private static IEnumerable<string> CommentsIn(SyntaxNode statement, IReadOnlyList<TextSpan> moved) =>
        statement.DescendantTrivia(statement.Span)
            .Where(trivia => IsComment(trivia) && statement.Span.Contains(trivia.Span) && !moved.Any(span => span.Contains(trivia.Span)))
            .Select(trivia => trivia.ToString());

    /// <summary>What stands behind the node on its line, from the first comment to the last; null when there is none.</summary>
    public static TextSpan? TrailingComments(SyntaxNode node)
    {
        var comments = node.GetTrailingTrivia().Where(IsComment).ToList();
        return comments.Count == 0 ? null : TextSpan.FromBounds(comments[0].SpanStart, comments[comments.Count - 1].Span.End);
    }

    /// <summary>True when a blank line stands above the node and its comments.</summary>
    public static bool IsSetApart(SyntaxNode node, SourceText text)
    {
        var above = text.Lines.GetLineFromPosition(node.SpanStart).LineNumber - CommentLinesAbove(node, text).Count() - 1;
        return above >= 0 && SourceStyle.StartsLine(node, text) && string.IsNullOrWhiteSpace(text.ToString(text.Lines[above].Span));
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static void RemoveOnly(SyntaxNode statement, SourceText text, SourceEdits edits) => RemoveOnly(statement, statement.Span, text, edits);

    private static void RemoveOnly(SyntaxNode statement, TextSpan span, SourceText text, SourceEdits edits)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(span.Start), text.Lines.GetLineFromPosition(span.End));
        var after = text.ToString(TextSpan.FromBounds(span.End, last.End));
        if (SourceStyle.StartsLine(statement, text) && string.IsNullOrWhiteSpace(after)) edits.RemoveLines(first.LineNumber, last.LineNumber);
        else edits.Replace(new TextSpan(span.Start, span.Length + after.Length - after.TrimStart().Length), "");
    }
}
