using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// How does a method that used a kept connection rent one instead? At the start of the block that encloses all its uses, for as long as that block lasts.
/// </summary>
internal static class ConnectionRental
{
    /// <summary>Enters the edits for one method; false when there is no such block.</summary>
    /// <param name="method">The method.</param>
    /// <param name="uses">Every use in it.</param>
    /// <param name="dataSource">The name of the data source.</param>
    /// <param name="site">The document.</param>
    /// <param name="edits">Where the edits are entered.</param>
    /// <param name="replaced">The opening statement in whose place the rental stands; null when it stands before the first use.</param>
    public static bool TryRent(
        MethodDeclarationSyntax method, ImmutableArray<ConnectionUse> uses, string dataSource, FixSite site, SourceEdits edits, out StatementSyntax? replaced)
    {
        replaced = null;
        var name = HolderName.Connection(method);
        foreach (var use in uses.Where(use => use.Purpose == ConnectionPurpose.Work)) edits.Replace(use.Reference.Span, name);
        if (method.ExpressionBody is { } arrow) return TurnIntoBlock(method, arrow, Declaration(method, name, dataSource, opened: null), site, edits);
        if (Anchor(uses) is not { } anchor) return false;

        // An opening statement that comes first is where the author opens the connection: what it says about cancellation is kept.
        var opened = uses.Where(use => use.Statement == anchor).Select(OpenCall).FirstOrDefault(call => call is not null);
        var declaration = Declaration(method, name, dataSource, opened);
        if (uses.Any(use => use.Statement == anchor) && !StatementRemoval.HasComments(anchor))
        {
            replaced = anchor;
            edits.Replace(anchor.Span, declaration);
        }
        else
        {
            Insert(anchor, declaration, site, edits);
        }

        return true;
    }

    /// <summary>The statement before which the connection is rented.</summary>
    private static StatementSyntax? Anchor(ImmutableArray<ConnectionUse> uses)
    {
        var nodes = uses.Select(use => (SyntaxNode)use.Reference).ToList();
        var block = nodes[0].Ancestors().OfType<BlockSyntax>().FirstOrDefault(candidate => nodes.All(node => candidate.Span.Contains(node.Span)));

        // A connection that a loop used on every turn is still rented once.
        while (block is not null && IsInLoop(block)) block = block.Ancestors().OfType<BlockSyntax>().FirstOrDefault();

        return block?.Statements.FirstOrDefault(statement => nodes.Any(node => statement.Span.Contains(node.Span)));
    }

    private static bool IsInLoop(BlockSyntax block) =>
        block.Ancestors().TakeWhile(ancestor => ancestor is not BlockSyntax)
            .Any(ancestor => ancestor is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    private static void Insert(StatementSyntax anchor, string declaration, FixSite site, SourceEdits edits)
    {
        if (!SourceStyle.StartsLine(anchor, site.Text))
        {
            edits.Insert(anchor.SpanStart, declaration + " ");
            return;
        }

        var line = site.Text.LineAt(anchor.SpanStart) - StatementRemoval.CommentLinesAbove(anchor, site.Text).Count();
        edits.Insert(site.Text.Lines[line].Start, SourceStyle.IndentationAt(site.Text, anchor.SpanStart) + declaration + edits.NewLine);
    }

    private static bool TurnIntoBlock(MethodDeclarationSyntax method, ArrowExpressionClauseSyntax arrow, string declaration, FixSite site, SourceEdits edits)
    {
        if (arrow.DescendantTrivia().Any(trivia => trivia.IsDirective)
            || method.SemicolonToken.LeadingTrivia.Any(Comments.Is))
        {
            return false;
        }

        var outer = SourceStyle.IndentationAt(site.Text, method.SpanStart);
        var inner = outer + SourceStyle.Unit(method.FirstAncestorOrSelf<TypeDeclarationSyntax>()!, site.Text);
        var returns = !IsWithoutResult(method) ? "return " : "";
        var before = arrow.GetFirstToken().GetPreviousToken().Span.End;
        var head = string.Join(edits.NewLine, "", outer + "{", inner + declaration, inner + returns);
        edits.Replace(TextSpan.FromBounds(before, arrow.Expression.SpanStart), head);
        edits.Insert(method.SemicolonToken.Span.End, edits.NewLine + outer + "}");
        return true;
    }

    private static bool IsWithoutResult(MethodDeclarationSyntax method) =>
        method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            || (IsAsync(method) && method.ReturnType is IdentifierNameSyntax { Identifier.ValueText: "Task" or "ValueTask" });

    private static string Declaration(MethodDeclarationSyntax method, string name, string dataSource, string? opened)
    {
        if (!IsAsync(method)) return $"using var {name} = {dataSource}.OpenConnection();";

        var cancellation = method.ParameterList.Parameters.FirstOrDefault(IsCancellation)?.Identifier.ValueText;
        return $"await using var {name} = await {dataSource}.OpenConnectionAsync{opened ?? $"({cancellation})"};";
    }

    /// <summary>The arguments and configuration of an awaited <c>OpenAsync</c>.</summary>
    private static string? OpenCall(ConnectionUse use) =>
        use.Statement is { } statement
        && statement.DescendantNodesAndSelf().OfType<ExpressionStatementSyntax>()
            .Select(inner => OpenStatement.Of(inner, NameOf(use.Reference)))
            .FirstOrDefault(open => open is { IsAsync: true }) is { } found
            ? found.Arguments + found.Configuration
            : null;

    private static bool IsCancellation(ParameterSyntax parameter) =>
        parameter.Type is IdentifierNameSyntax { Identifier.ValueText: "CancellationToken" }
            or QualifiedNameSyntax { Right.Identifier.ValueText: "CancellationToken" };

    private static string NameOf(ExpressionSyntax reference) =>
        reference is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : reference.ToString();

    private static bool IsAsync(MethodDeclarationSyntax method) => method.Modifiers.Any(SyntaxKind.AsyncKeyword);
}
