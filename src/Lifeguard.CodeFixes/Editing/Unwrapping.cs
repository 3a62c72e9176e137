using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// What is left of <c>using (…) { body }</c> or <c>try { body } finally { }</c> when only the body is wanted: the statements, one step further out. Where a name or the end of
/// another <c>using</c> depends on the block, the braces stay.
/// </summary>
internal static class Unwrapping
{
    /// <summary>Enters the edits; false when the layout or a directive does not allow it.</summary>
    public static bool Unwrap(StatementSyntax outer, StatementSyntax body, SourceText text, SourceEdits edits)
    {
        if (outer.Parent is not (BlockSyntax or SwitchSectionSyntax or UsingStatementSyntax) || !SourceStyle.StartsLine(outer, text)) return false;
        if (HasDirectives(outer, outer.SpanStart, body.SpanStart) || HasDirectives(outer, body.Span.End, outer.Span.End)) return false;

        var first = text.Lines.GetLineFromPosition(outer.SpanStart).LineNumber;
        if (body is not BlockSyntax block) return UnwrapSingle(outer, body, first, text, edits);

        var (open, close) = (text.Lines.GetLineFromPosition(block.OpenBraceToken.SpanStart).LineNumber, text.Lines.GetLineFromPosition(block.CloseBraceToken.SpanStart).LineNumber);
        var end = StatementRemoval.TrailingComments(outer)?.End ?? outer.Span.End;
        var last = text.Lines.GetLineFromPosition(end).LineNumber;
        if (open == close || !EndsLine(block.OpenBraceToken) || !IsBlank(text, text.Lines[close].Start, block.CloseBraceToken.SpanStart) || !IsBlank(text, end, text.Lines[last].End)) return false;

        var indentation = SourceStyle.IndentationAt(text, outer.SpanStart);
        Keep(Comments(outer, outer.SpanStart, block.OpenBraceToken.FullSpan.End), text.Lines[first].Start);
        Keep(Comments(outer, block.CloseBraceToken.SpanStart, end), text.Lines[last].EndIncludingLineBreak);
        if (NeedsBraces(outer, block))
        {
            if (IsBlank(text, text.Lines[open].Start, block.OpenBraceToken.SpanStart)) edits.RemoveLines(first, open - 1);
            else edits.Replace(TextSpan.FromBounds(outer.SpanStart, block.OpenBraceToken.SpanStart), "");
            edits.Replace(TextSpan.FromBounds(block.CloseBraceToken.Span.End, end), "");
            return true;
        }

        edits.RemoveLines(first, open);
        edits.RemoveLines(close, last);
        if (block.Statements.FirstOrDefault() is { } inner) MoveOut(block, open + 1, close - 1, SourceStyle.IndentationAt(text, inner.SpanStart), indentation, text, edits);
        return true;

        void Keep(IEnumerable<string> comments, int position)
        {
            foreach (var comment in comments) edits.Insert(position, indentation + comment + edits.NewLine);
        }
    }

    private static bool UnwrapSingle(StatementSyntax outer, StatementSyntax body, int first, SourceText text, SourceEdits edits)
    {
        var start = text.Lines.GetLineFromPosition(body.SpanStart).LineNumber;
        if (body.Span.End != outer.Span.End) return false;
        if (start == first)
        {
            edits.Replace(TextSpan.FromBounds(outer.SpanStart, body.SpanStart), "");
            return true;
        }

        if (Comments(outer, outer.SpanStart, body.SpanStart).Any() || !SourceStyle.StartsLine(body, text)) return false;

        edits.RemoveLines(first, start - 1);
        MoveOut(body, start, text.Lines.GetLineFromPosition(body.Span.End).LineNumber, SourceStyle.IndentationAt(text, body.SpanStart), SourceStyle.IndentationAt(text, outer.SpanStart), text, edits);
        return true;
    }

    private static void MoveOut(SyntaxNode node, int first, int last, string from, string to, SourceText text, SourceEdits edits)
    {
        if (from.Length <= to.Length || !from.StartsWith(to, StringComparison.Ordinal)) return;

        for (var number = first; number <= last; number++)
        {
            var start = text.Lines[number].Start;
            if (SourceStyle.IsVerbatimContent(node, start) || !SourceStyle.IndentationAt(text, start).StartsWith(from, StringComparison.Ordinal)) continue;
            edits.Replace(TextSpan.FromBounds(start + to.Length, start + from.Length), "");
        }
    }

    private static bool NeedsBraces(StatementSyntax outer, BlockSyntax body)
    {
        var isLast = outer.Parent is BlockSyntax around && around.Statements.Last() == outer;
        if (!isLast && body.Statements.Any(statement => statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 })) return true;

        var member = LocalReferences.Member(outer);
        var declared = new HashSet<string>(DeclaredNames(body), StringComparer.Ordinal);
        return member.DescendantNodes(node => node != body).Where(node => node != body).Select(DeclaredName).Any(name => name is not null && declared.Contains(name));
    }

    private static IEnumerable<string> DeclaredNames(SyntaxNode body) => body.DescendantNodes().Select(DeclaredName).Where(name => name is not null)!;

    private static string? DeclaredName(SyntaxNode node) =>
        node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            ForEachStatementSyntax loop => loop.Identifier.ValueText,
            CatchDeclarationSyntax caught => caught.Identifier.ValueText is { Length: > 0 } name ? name : null,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            _ => null,
        };

    private static bool HasDirectives(SyntaxNode node, int start, int end) =>
        start < end && node.DescendantTrivia(TextSpan.FromBounds(start, end)).Any(trivia => trivia.IsDirective && trivia.SpanStart >= start && trivia.SpanStart < end);

    private static IEnumerable<string> Comments(SyntaxNode node, int start, int end) =>
        node.DescendantTrivia(TextSpan.FromBounds(start, end))
            .Where(trivia => (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)) && trivia.SpanStart >= start && trivia.SpanStart < end)
            .Select(trivia => trivia.ToString());

    private static bool EndsLine(SyntaxToken token) => token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static bool IsBlank(SourceText text, int start, int end) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));
}
