using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>Declared before a <c>try</c>, assigned in it, and named by its <c>catch</c> or <c>finally</c>: the variable stays where it is, and the <c>finally</c> disposes what it holds.</summary>
internal static class FinallyDisposal
{
    /// <summary>The forms; none where the variable is used after the <c>try</c>.</summary>
    public static IEnumerable<DisposalForm?> Forms(
        AcquiredValue acquired,
        LocalDeclarationStatementSyntax declaration,
        VariableDeclaratorSyntax variable,
        StatementList list,
        ExpressionStatementSyntax statement,
        ILocalSymbol local,
        ImmutableArray<IdentifierNameSyntax> references,
        ImmutableArray<IdentifierNameSyntax> writes,
        FixSite site,
        CancellationToken cancel)
    {
        if (writes.Length != 1 || (variable.Initializer is { Value: var initial } && !AssignedLocal.IsNothing(initial))) yield break;
        if (list.Statements.ElementAtOrDefault(list.IndexOf(statement)) is not TryStatementSyntax outer || !outer.Block.Span.Contains(statement.Span)) yield break;
        if (IsInLoop(statement, outer) || references.Any(reference => !outer.Span.Contains(reference.Span))) yield break;
        if (outer.DescendantTrivia().Any(trivia => trivia.IsDirective) || !SourceStyle.StartsLine(outer, site.Text)) yield break;

        foreach (var keyword in acquired.Keywords)
        {
            var edits = new SourceEdits(site.Text);
            var redundant = RedundantDisposals.Of(references, new StatementList(outer.Block, outer.Block.Statements), outer.Block.Statements.Count - 1, site.Model, cancel)
                .Where(disposal => outer.Block.Span.Contains(disposal.Span))
                .ToImmutableArray();
            if (!RedundantDisposals.Remove(redundant, site, edits)) continue;

            var disposal = keyword == "using" ? $"{local.Name}?.Dispose();" : $"if ({local.Name} != null) await {local.Name}.DisposeAsync();";
            SetToNull(declaration, variable, site, edits);
            if (outer.Finally is { } existing) StatementInsertion.AtEnd(existing.Block, disposal, site.Text, edits);
            else Add(outer, disposal, site, edits);
            yield return DisposalForm.Of($"Dispose '{local.Name}' in 'finally'", edits);
        }
    }

    // A variable that nothing has been assigned to cannot be read in 'finally'.
    private static void SetToNull(LocalDeclarationStatementSyntax declaration, VariableDeclaratorSyntax variable, FixSite site, SourceEdits edits)
    {
        if (variable.Initializer is not null) return;

        edits.Insert(variable.Identifier.Span.End, " = null");
        if (site.Model.GetNullableContext(declaration.SpanStart).AnnotationsEnabled() && declaration.Declaration.Type is not NullableTypeSyntax) edits.Insert(declaration.Declaration.Type.Span.End, "?");
    }

    private static void Add(TryStatementSyntax outer, string disposal, FixSite site, SourceEdits edits)
    {
        var indentation = SourceStyle.IndentationAt(site.Text, outer.SpanStart);
        var unit = UsingBlock.Unit(outer.Block, site.Text);
        var end = site.Text.Lines.GetLineFromPosition(StatementRemoval.TrailingComments(outer)?.End ?? outer.Span.End).End;
        edits.Insert(end, string.Concat(new[] { "finally", "{", unit + disposal, "}" }.Select(line => edits.NewLine + indentation + line)));
    }

    private static bool IsInLoop(SyntaxNode node, SyntaxNode outer) =>
        node.Ancestors().TakeWhile(ancestor => ancestor != outer)
            .Any(ancestor => ancestor is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
}
