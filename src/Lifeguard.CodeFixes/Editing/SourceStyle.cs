using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>How is this file indented? Asked of the code around an edit, so that tabs, two spaces and deep nesting are continued as they are.</summary>
internal static class SourceStyle
{
    private const string DefaultUnit = "    ";

    /// <summary>The white space at the start of the line on which <paramref name="position"/> is.</summary>
    public static string IndentationAt(SourceText text, int position)
    {
        var line = text.ToString(text.Lines.GetLineFromPosition(position).Span);
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>The indentation of a type's members.</summary>
    public static string MemberIndentation(TypeDeclarationSyntax type, SourceText text)
    {
        var outer = IndentationAt(text, type.SpanStart);
        var member = type.Members.FirstOrDefault(candidate => StartsLine(candidate, text));
        return member is null ? outer + DefaultUnit : IndentationAt(text, member.SpanStart);
    }

    /// <summary>One step of indentation, as this type's members show it.</summary>
    public static string Unit(TypeDeclarationSyntax type, SourceText text)
    {
        var (outer, member) = (IndentationAt(text, type.SpanStart), MemberIndentation(type, text));
        return member.Length > outer.Length && member.StartsWith(outer, StringComparison.Ordinal) ? member.Substring(outer.Length) : DefaultUnit;
    }

    /// <summary>True when nothing but white space stands before the node on its line.</summary>
    public static bool StartsLine(SyntaxNode node, SourceText text) =>
        string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(node.SpanStart).Start, node.SpanStart)));

    /// <summary>
    /// The text of a node with some spans replaced and its further lines moved to a new indentation. Lines that begin inside a verbatim string stay: their white space is content.
    /// </summary>
    public static string Reindented(SyntaxNode node, SourceText text, string indentation, IReadOnlyList<TextChange>? replacements = null)
    {
        var from = IndentationAt(text, node.SpanStart);
        var changes = new List<TextChange>(replacements ?? []);
        var (first, last) = (text.Lines.GetLineFromPosition(node.SpanStart).LineNumber, text.Lines.GetLineFromPosition(node.Span.End).LineNumber);
        for (var number = first + 1; number <= last; number++)
        {
            var start = text.Lines[number].Start;
            if (changes.Any(change => change.Span.Start < start && start < change.Span.End) || IsVerbatimContent(node, start)) continue;

            var current = IndentationAt(text, start);
            if (current.StartsWith(from, StringComparison.Ordinal) && current.Length < text.Lines[number].Span.Length)
            {
                changes.Add(new TextChange(new TextSpan(start, from.Length), indentation));
            }
        }

        var moved = changes.Select(change => new TextChange(new TextSpan(change.Span.Start - node.SpanStart, change.Span.Length), change.NewText!)).OrderBy(change => change.Span.Start);
        return text.GetSubText(node.Span).WithChanges(moved).ToString();
    }

    /// <summary>True when the line begins inside a string whose white space is content.</summary>
    public static bool IsVerbatimContent(SyntaxNode node, int lineStart)
    {
        if (!node.FullSpan.Contains(lineStart)) return false;

        var token = node.FindToken(lineStart);
        if (token.SpanStart >= lineStart) return false;

        return token.Kind() switch
        {
            SyntaxKind.StringLiteralToken => true,
            SyntaxKind.InterpolatedStringTextToken => token.Parent?.Parent is InterpolatedStringExpressionSyntax text && text.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken),
            _ => false,
        };
    }
}
