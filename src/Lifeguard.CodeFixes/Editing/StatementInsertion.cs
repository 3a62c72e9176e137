using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Where does a new statement go within a block?</summary>
internal static class StatementInsertion
{
    /// <summary>Enters a statement as the last of the block.</summary>
    public static void AtEnd(BlockSyntax block, string statement, SourceText text, SourceEdits edits)
    {
        var line = text.Lines.GetLineFromPosition(block.CloseBraceToken.SpanStart);
        var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, block.CloseBraceToken.SpanStart)));
        if (isAlone) edits.Insert(line.Start, StatementIndentation(block, text) + statement + edits.NewLine);
        else edits.Insert(block.CloseBraceToken.SpanStart, statement + " ");
    }

    /// <summary>The indentation of the block's statements.</summary>
    public static string StatementIndentation(BlockSyntax block, SourceText text)
    {
        var first = block.Statements.FirstOrDefault(statement => SourceStyle.StartsLine(statement, text));
        if (first is not null) return SourceStyle.IndentationAt(text, first.SpanStart);

        var type = block.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return SourceStyle.IndentationAt(text, block.CloseBraceToken.SpanStart) + (type is null ? "    " : SourceStyle.Unit(type, text));
    }
}
