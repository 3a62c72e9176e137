using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>An expression body, <c>=> expression</c>, as a block with one more statement before the expression.</summary>
internal static class BodyBlock
{
    /// <summary>Enters the edits around the expression, which stays where it is; false where the layout does not allow it.</summary>
    /// <param name="place">The arrow of a member or local function, or a lambda with an expression body.</param>
    /// <param name="first">The statement that comes first.</param>
    /// <param name="becomesAsync">True where the function is made async as well.</param>
    /// <param name="site">The document.</param>
    /// <param name="edits">Where the edits are entered.</param>
    /// <param name="cancel">Cancels.</param>
    public static bool TryWrite(SyntaxNode place, string first, bool becomesAsync, FixSite site, SourceEdits edits, CancellationToken cancel) =>
        place switch
        {
            ArrowExpressionClauseSyntax { Parent: { } owner } arrow => OfMember(owner, arrow, first, becomesAsync, site, edits, cancel),
            AnonymousFunctionExpressionSyntax { ExpressionBody: { } body } lambda => OfLambda(lambda, body, first, becomesAsync, site, edits, cancel),
            _ => false,
        };

    private static bool OfMember(SyntaxNode owner, ArrowExpressionClauseSyntax arrow, string first, bool becomesAsync, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        var semicolon = owner.ChildTokens().LastOrDefault(token => token.IsKind(SyntaxKind.SemicolonToken));
        var text = site.Text;
        if (semicolon.IsKind(SyntaxKind.None) || semicolon.LeadingTrivia.Any(Comments.Is) || owner.DescendantTrivia(owner.Span).Any(trivia => trivia.IsDirective && owner.Span.Contains(trivia.Span))) return false;
        if (owner is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax) || !SourceStyle.StartsLine(owner, text)) return false;
        if (site.Model.GetDeclaredSymbol(owner, cancel) is not { } symbol) return false;

        var outer = SourceStyle.IndentationAt(text, owner.SpanStart);
        var unit = UsingBlock.Unit(owner, text);
        var isProperty = owner is BasePropertyDeclarationSyntax;
        var inner = outer + unit + (isProperty ? unit : "");
        var before = arrow.GetFirstToken().GetPreviousToken();
        if (Comments.In(owner, TextSpan.FromBounds(before.Span.End, arrow.Expression.SpanStart)).Any()) return false;

        var head = isProperty ? new[] { "", outer + "{", outer + unit + "get", outer + unit + "{" } : ["", outer + "{"];
        var tail = isProperty ? new[] { "", outer + unit + "}", outer + "}" } : ["", outer + "}"];
        var returns = symbol is IMethodSymbol method && IsWithoutResult(method, becomesAsync) ? "" : "return ";
        edits.Replace(TextSpan.FromBounds(before.Span.End, arrow.Expression.SpanStart), string.Join(edits.NewLine, head.Append(inner + first).Append(inner + returns)));
        Shift(arrow.Expression, inner, site, edits);
        edits.Insert(semicolon.Span.End, string.Join(edits.NewLine, tail));
        return true;
    }

    private static bool OfLambda(AnonymousFunctionExpressionSyntax lambda, ExpressionSyntax body, string first, bool becomesAsync, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        var text = site.Text;
        if (lambda is not LambdaExpressionSyntax { ArrowToken: var arrow } || site.Model.GetSymbolInfo(lambda, cancel).Symbol is not IMethodSymbol method) return false;
        if (text.LineAt(lambda.SpanStart) != text.LineAt(lambda.Span.End) || Comments.In(lambda, TextSpan.FromBounds(arrow.SpanStart, lambda.Span.End)).Any()) return false;

        // async x => await …, given to a Func<Task>, has no result.
        var outer = SourceStyle.IndentationAt(text, lambda.SpanStart);
        var inner = outer + UsingBlock.Unit(lambda, text);
        var returns = IsWithoutResult(method, becomesAsync) ? "" : "return ";
        edits.Replace(TextSpan.FromBounds(arrow.Span.End, body.SpanStart), string.Join(edits.NewLine, "", outer + "{", inner + first, inner + returns));
        edits.Insert(body.Span.End, ";" + edits.NewLine + outer + "}");
        return true;
    }

    /// <summary>Moves the further lines of the expression as far as its first one.</summary>
    private static void Shift(ExpressionSyntax expression, string indentation, FixSite site, SourceEdits edits)
    {
        var (from, last) = (SourceStyle.IndentationAt(site.Text, expression.SpanStart), site.Text.LineAt(expression.Span.End));
        if (indentation.Length <= from.Length || !indentation.StartsWith(from, StringComparison.Ordinal)) return;

        for (var line = site.Text.LineAt(expression.SpanStart) + 1; line <= last; line++)
        {
            if (!SourceStyle.IsVerbatimContent(site.Root, site.Text.Lines[line].Start)) edits.Indent(line, indentation.Substring(from.Length));
        }
    }

    private static bool IsWithoutResult(IMethodSymbol method, bool becomesAsync) =>
        method.ReturnsVoid || ((method.IsAsync || becomesAsync) && method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 0 });
}
