using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>Braces around statements that a <c>using</c> statement encloses from now on. They stay as they are, one step further in.</summary>
internal static class UsingBlock
{
    /// <summary>
    /// The index of the last statement that has to be inside: the last use, and, where a name that the block would hide is needed later, the last use of that. -1 if there is none.
    /// </summary>
    public static int Last(StatementList list, int first, IEnumerable<SyntaxNode> uses, SemanticModel model, CancellationToken cancel)
    {
        var last = uses.Select(list.IndexOf).DefaultIfEmpty(-1).Max();
        for (var i = first; i <= last; i++)
        {
            foreach (var declared in Declared(list.Statements[i], model, cancel))
            {
                for (var later = list.Statements.Count - 1; later > last; later--)
                {
                    if (Names(list.Statements[later], declared, model, cancel)) last = later;
                }
            }
        }

        return last;
    }

    /// <summary>True when the statements stand on lines of their own, with no directive among them.</summary>
    public static bool IsPossible(StatementList list, int first, int last, SourceText text)
    {
        for (var i = first; i <= last; i++)
        {
            var statement = list.Statements[i];
            if (!SourceStyle.StartsLine(statement, text) || statement is LocalFunctionStatementSyntax || statement.DescendantTrivia().Any(trivia => trivia.IsDirective)) return false;
        }

        var end = text.Lines.GetLineFromPosition(list.Statements[last].Span.End);
        var behind = StatementRemoval.TrailingComments(list.Statements[last])?.End ?? list.Statements[last].Span.End;
        return behind >= end.End || string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(behind, end.End)));
    }

    /// <summary>Moves the lines from one to another one step in, and closes the block behind them.</summary>
    /// <param name="node">Something that contains all of it.</param>
    /// <param name="lines">The lines between the braces.</param>
    /// <param name="indentation">That of the braces.</param>
    /// <param name="site">The document.</param>
    /// <param name="edits">Where the edits are entered.</param>
    /// <param name="tail">Lines behind the block.</param>
    public static void Enclose(SyntaxNode node, (int First, int Last) lines, string indentation, FixSite site, SourceEdits edits, params string[] tail)
    {
        var unit = Unit(node, site.Text);
        for (var line = lines.First; line <= lines.Last; line++)
        {
            if (!SourceStyle.IsVerbatimContent(site.Root, site.Text.Lines[line].Start)) edits.Indent(line, unit);
        }

        var end = site.Text.Lines[lines.Last];
        var behind = tail.Prepend("}").Select(line => indentation + line).ToList();
        if (end.EndIncludingLineBreak > end.End) edits.Insert(end.EndIncludingLineBreak, string.Concat(behind.Select(line => line + edits.NewLine)));
        else edits.Insert(end.End, string.Concat(behind.Select(line => edits.NewLine + line)));
    }

    /// <summary>The line of the last of the comments behind a statement, or of its end.</summary>
    public static int LastLine(StatementSyntax statement, SourceText text) => text.LineAt(StatementRemoval.TrailingComments(statement)?.End ?? statement.Span.End);

    /// <summary>One step of indentation, as the code around shows it.</summary>
    public static string Unit(SyntaxNode node, SourceText text)
    {
        foreach (var block in node.AncestorsAndSelf().OfType<BlockSyntax>().Concat(node.SyntaxTree.GetRoot().DescendantNodes().OfType<BlockSyntax>()))
        {
            if (block.Statements.FirstOrDefault(statement => SourceStyle.StartsLine(statement, text)) is not { } first) continue;

            var (outer, inner) = (SourceStyle.IndentationAt(text, block.CloseBraceToken.SpanStart), SourceStyle.IndentationAt(text, first.SpanStart));
            if (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal)) return inner.Substring(outer.Length);
        }

        return node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? SourceStyle.Unit(type, text) : "    ";
    }

    private static IEnumerable<ISymbol> Declared(StatementSyntax statement, SemanticModel model, CancellationToken cancel)
    {
        // Of a declaration or expression, what it declares is visible in the whole list; of all others, only inside.
        if (statement is not (LocalDeclarationStatementSyntax or ExpressionStatementSyntax or LocalFunctionStatementSyntax or IfStatementSyntax or ReturnStatementSyntax)) yield break;

        var nodes = statement is IfStatementSyntax check ? check.Condition.DescendantNodesAndSelf() : statement.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax);
        foreach (var node in nodes)
        {
            if (node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or LocalFunctionStatementSyntax && model.GetDeclaredSymbol(node, cancel) is { } symbol) yield return symbol;
        }
    }

    private static bool Names(StatementSyntax statement, ISymbol symbol, SemanticModel model, CancellationToken cancel) =>
        LocalReferences.In(statement, symbol, model, cancel).Length > 0;
}
