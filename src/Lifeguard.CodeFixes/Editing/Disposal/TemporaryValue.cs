using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>
/// A resource without a name: <c>new NpgsqlCommand(sql, connection).ExecuteNonQuery();</c>. It gets a local before the statement, where that changes neither whether nor in which order
/// anything is evaluated.
/// </summary>
internal static class TemporaryValue
{
    /// <summary>The forms for a resource that is made in the middle of an expression.</summary>
    public static IEnumerable<DisposalForm?> Forms(AcquiredValue acquired, FixSite site, CancellationToken cancel)
    {
        if (acquired.Staying(ResourceFlow.Of(acquired.Value, site.Model, cancel), site) is not { } staying || Evaluation.IsMovable(acquired.Value, site.Model, cancel) is not { } place) yield break;

        acquired = staying;
        if (acquired.Function.DescendantTrivia(place.Span).Any(trivia => trivia.IsDirective && place.Span.Contains(trivia.Span))) yield break;

        var name = LocalName.For(acquired.Type, LocalReferences.Member(acquired.Value));
        foreach (var keyword in acquired.Keywords)
        {
            switch (place)
            {
                case StatementSyntax statement:
                    foreach (var form in Before(statement, acquired, keyword, name, site, cancel)) yield return form;
                    break;
                case ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax:
                    var edits = new SourceEdits(site.Text);
                    if (Value(acquired, site) is { } value && BodyBlock.TryWrite(place, $"{keyword} var {name} = {value};", acquired.BecomesAsync, site, edits, cancel) && acquired.TryMakeAsync(site, edits, cancel))
                    {
                        edits.Replace(acquired.Value.Span, name);
                        yield return DisposalForm.Of(Title(name, keyword), edits);
                    }

                    break;
            }
        }
    }

    private static IEnumerable<DisposalForm?> Before(StatementSyntax statement, AcquiredValue acquired, string keyword, string name, FixSite site, CancellationToken cancel)
    {
        if (!StatementRemoval.IsPossible(statement) || Value(acquired, site) is not { } value || acquired.Value.DescendantTrivia(acquired.Value.Span).Any(Comments.Is)) yield break;

        var edits = new SourceEdits(site.Text);
        edits.Replace(acquired.Value.Span, name);
        var indentation = SourceStyle.IndentationAt(site.Text, statement.SpanStart);
        if (StatementList.Around(statement) is { } list)
        {
            if (list.AllowsUsingDeclaration)
            {
                Insert(statement, $"{keyword} var {name} = {value};", site, edits);
                if (acquired.TryMakeAsync(site, edits, cancel)) yield return DisposalForm.Of(Title(name, keyword), edits);
            }

            if (acquired.BecomesAsync) yield break;

            // using (var command = …) { … }, as far as what the statement declares is needed.
            var index = list.IndexOf(statement);
            var last = UsingBlock.Last(list, index, [statement], site.Model, cancel);
            if (!UsingBlock.IsPossible(list, index, last, site.Text)) yield break;

            edits = new SourceEdits(site.Text);
            edits.Replace(acquired.Value.Span, name);
            var first = site.Text.LineAt(statement.SpanStart) - StatementRemoval.CommentLinesAbove(statement, site.Text).Count();
            edits.Insert(site.Text.Lines[first].Start, $"{indentation}{keyword} (var {name} = {value}){edits.NewLine}{indentation}{{{edits.NewLine}");
            UsingBlock.Enclose(list.Owner, (first, UsingBlock.LastLine(list.Statements[last], site.Text)), indentation, site, edits);
            yield return DisposalForm.Of(Title(name, keyword), edits);
        }
        else if (acquired.BecomesAsync)
        {
            yield break;
        }
        else if (statement.Parent is UsingStatementSyntax && SourceStyle.StartsLine(statement, site.Text))
        {
            // One of several usings on top of each other.
            edits.Insert(statement.SpanStart, $"{keyword} (var {name} = {value}){edits.NewLine}{indentation}");
            yield return DisposalForm.Of(Title(name, keyword), edits);
        }
        else if (statement.Parent is IfStatementSyntax or ElseClauseSyntax or CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or UsingStatementSyntax
            && statement is not IfStatementSyntax
            && EmbeddedStatement.TryBrace(statement, $"{keyword} {(HasDeclarations(site) ? "var " : "(var ")}{name} = {value}{(HasDeclarations(site) ? ";" : ")")}", site, edits))
        {
            yield return DisposalForm.Of(Title(name, keyword), edits);
        }
    }

    private static bool HasDeclarations(FixSite site) => ((CSharpParseOptions)site.Root.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp8;

    private static void Insert(StatementSyntax statement, string declaration, FixSite site, SourceEdits edits)
    {
        if (SourceStyle.StartsLine(statement, site.Text)) edits.Insert(statement.SpanStart, declaration + edits.NewLine + SourceStyle.IndentationAt(site.Text, statement.SpanStart));
        else edits.Insert(statement.SpanStart, declaration + " ");
    }

    /// <summary>The text of the value, as what a declaration is set to; null where it spans lines that would need to be moved.</summary>
    private static string? Value(AcquiredValue acquired, FixSite site)
    {
        var value = acquired.Value;
        while (value is ParenthesizedExpressionSyntax parenthesized) value = parenthesized.Expression;
        if (value is ImplicitObjectCreationExpressionSyntax implicitly)
        {
            var type = acquired.Type.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(site.Model, value.SpanStart);
            return $"new {type}{site.Text.ToString(TextSpan.FromBounds(implicitly.NewKeyword.Span.End, value.Span.End))}";
        }

        var statement = value.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is null || site.Text.LineAt(value.SpanStart) == site.Text.LineAt(value.Span.End)) return site.Text.ToString(value.Span);
        return SourceStyle.Reindented(value, site.Text, SourceStyle.IndentationAt(site.Text, statement.SpanStart));
    }

    private static string Title(string name, string keyword) => $"Declare it as '{name}' with '{keyword}'";
}
