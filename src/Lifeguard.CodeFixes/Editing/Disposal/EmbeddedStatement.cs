using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>Braces around a statement that stands alone behind an <c>if</c> or a loop, so that another one can go before it.</summary>
internal static class EmbeddedStatement
{
    /// <summary>Enters the edits; false where the statement shares lines with other code.</summary>
    public static bool TryBrace(StatementSyntax statement, string first, FixSite site, SourceEdits edits)
    {
        if (statement.Parent is not { } owner) return false;

        var text = site.Text;
        var end = StatementRemoval.TrailingComments(statement)?.End ?? statement.Span.End;
        var endLine = text.Lines.GetLineFromPosition(end);
        if (!string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(end, endLine.End)))) return false;

        var outer = SourceStyle.IndentationAt(text, owner.SpanStart);
        var before = statement.GetFirstToken().GetPreviousToken();
        if (SourceStyle.StartsLine(statement, text))
        {
            var inner = SourceStyle.IndentationAt(text, statement.SpanStart);
            edits.Insert(text.Lines.GetLineFromPosition(before.Span.End).End, $"{edits.NewLine}{outer}{{{edits.NewLine}{inner}{first}");
        }
        else
        {
            if (text.LineAt(statement.SpanStart) != endLine.LineNumber || before.TrailingTrivia.Any(Comments.Is)) return false;
            var inner = outer + UsingBlock.Unit(owner, text);
            edits.Replace(TextSpan.FromBounds(before.Span.End, statement.SpanStart), $"{edits.NewLine}{outer}{{{edits.NewLine}{inner}{first}{edits.NewLine}{inner}");
        }

        edits.Insert(endLine.End, $"{edits.NewLine}{outer}}}");
        return true;
    }
}
