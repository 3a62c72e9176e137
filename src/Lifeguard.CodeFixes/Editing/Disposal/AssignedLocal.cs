using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>
/// A variable that is declared first and assigned later. Where nothing else needs the early declaration the two become one <c>using</c>; otherwise a <c>using (c)</c> follows the assignment,
/// or a <c>finally</c> disposes what a <c>try</c> has assigned.
/// </summary>
internal static class AssignedLocal
{
    /// <summary>The forms for a resource that an assignment sets.</summary>
    public static IEnumerable<DisposalForm?> Forms(
        AcquiredValue acquired, IdentifierNameSyntax target, ExpressionStatementSyntax statement, FixSite site, CancellationToken cancel)
    {
        if (site.Model.GetSymbolInfo(target, cancel).Symbol is not ILocalSymbol { RefKind: RefKind.None, DeclaringSyntaxReferences: { Length: 1 } declared } local
            || declared[0].GetSyntax(cancel) is not VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration } variable
            || LocalReferences.Function(declaration) != acquired.Function
            || StatementList.Around(declaration) is not { } list)
        {
            return [];
        }

        var references = LocalReferences.In(LocalReferences.Member(declaration), local, site.Model, cancel);
        var flow = ResourceFlow.Of(local, acquired.Function, site.Model, cancel);
        if (flow.Leaves || references.Any(IsDisposedByUsing)) return [];

        acquired = acquired.In(local.Type, site);
        var writes = references.Where(LocalReferences.IsWrite).ToImmutableArray();
        var isFirst = variable.Initializer is null || IsNothing(variable.Initializer.Value);
        if (writes.Length == 1 && isFirst && declaration.Declaration.Variables.Count == 1 && Joined(acquired, declaration, statement, local, references, flow, site, cancel) is { } joined) return joined;
        if (SuccessiveValues.Forms(acquired, declaration, variable, local, references, site, cancel).ToList() is { Count: > 0 } successive) return successive;

        return OneValue.Forms(acquired, statement, list, local, references, site, cancel)
            .Concat(FinallyDisposal.Forms(acquired, declaration, variable, list, statement, local, references, writes, site, cancel))
            .Concat(UsedAfterwards(acquired, list, statement, local, references, writes, flow, site, cancel));
    }

    /// <summary>True for <c>null</c> and <c>default</c>.</summary>
    public static bool IsNothing(ExpressionSyntax value)
    {
        while (Shapes.IsForgiven(value)) value = ((PostfixUnaryExpressionSyntax)value).Operand;
        return value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression) || value is DefaultExpressionSyntax;
    }

    private static bool IsDisposedByUsing(IdentifierNameSyntax reference) => reference.Parent is UsingStatementSyntax;

    /// <summary>One declaration in place of the assignment; null where the variable is needed before or outside.</summary>
    private static IEnumerable<DisposalForm?>? Joined(
        AcquiredValue acquired,
        LocalDeclarationStatementSyntax declaration,
        ExpressionStatementSyntax statement,
        ILocalSymbol local,
        ImmutableArray<IdentifierNameSyntax> references,
        ResourceFlow flow,
        FixSite site,
        CancellationToken cancel)
    {
        if (StatementList.Around(statement) is not { } list || !StatementRemoval.IsPossible(declaration)) return null;

        // What only disposes it, outside, has nothing to do any more: it runs when the block has ended.
        var assignment = (AssignmentExpressionSyntax)statement.Expression;
        var outside = references.Where(reference => reference != assignment.Left && (reference.SpanStart < statement.SpanStart || list.IndexOf(reference) < 0)).ToList();
        var removed = outside.Select(DisposalStatement.Of).ToList();
        if (outside.Where((reference, i) => removed[i] is null || reference.SpanStart < statement.SpanStart || !StaysValidWithout(removed[i]!)).Any()) return null;

        var inside = references.Where(reference => !outside.Contains(reference)).ToImmutableArray();
        var type = declaration.Declaration.Type is NullableTypeSyntax nullable ? nullable.ElementType : declaration.Declaration.Type;
        var scope = new UsingScope(statement, list, local.Name, inside, flow);
        return scope.Forms(acquired, site, cancel, (keyword, isStatement, edits) =>
        {
            var comments = StatementRemoval.RemoveTakingComments(declaration, [], site.Text, edits).ToList();
            var indentation = SourceStyle.IndentationAt(site.Text, statement.SpanStart);
            if (comments.Count > 0 && !SourceStyle.StartsLine(statement, site.Text)) return false;

            edits.Insert(site.Text.LineStart(statement.SpanStart), string.Concat(comments.Select(comment => indentation + comment + edits.NewLine)));
            edits.Replace(assignment.Left.Span, $"{keyword} {(isStatement ? "(" : "")}{site.Text.ToString(type.Span)} {site.Text.ToString(assignment.Left.Span)}");
            if (isStatement) edits.Replace(statement.SemicolonToken.Span, ")");
            return RedundantDisposals.Remove(removed.OfType<StatementSyntax>().ToImmutableArray(), site, edits);
        });
    }

    private static bool StaysValidWithout(StatementSyntax disposal) =>
        disposal.Parent is not BlockSyntax { Statements.Count: 1 } block || block.Parent is FinallyClauseSyntax;

    /// <summary><c>using (c) { … }</c> around everything that follows, where every branch before has set it last.</summary>
    private static IEnumerable<DisposalForm?> UsedAfterwards(
        AcquiredValue acquired,
        StatementList list,
        ExpressionStatementSyntax statement,
        ILocalSymbol local,
        ImmutableArray<IdentifierNameSyntax> references,
        ImmutableArray<IdentifierNameSyntax> writes,
        ResourceFlow flow,
        FixSite site,
        CancellationToken cancel)
    {
        var anchor = list.IndexOf(statement);
        if (anchor < 0 || !IsLastOf(statement, list) || writes.Any(write => list.IndexOf(write) != anchor)) yield break;
        if (references.Any(reference => !writes.Contains(reference) && list.IndexOf(reference) <= anchor)) yield break;
        if (writes.Any(write => write.FirstAncestorOrSelf<StatementSyntax>() is not { } assigned || !IsLastOf(assigned, list))) yield break;

        var start = list.Statements[anchor];
        var last = UsingBlock.Last(list, anchor + 1, flow.Uses, site.Model, cancel);
        if (last <= anchor || !UsingBlock.IsPossible(list, anchor, last, site.Text)) yield break;

        foreach (var keyword in acquired.Keywords)
        {
            var edits = new SourceEdits(site.Text);
            var redundant = RedundantDisposals.Of(references, list, last, site.Model, cancel);
            if (!RedundantDisposals.Remove(redundant, site, edits)) continue;

            var indentation = SourceStyle.IndentationAt(site.Text, start.SpanStart);
            UsingScope.Enclose($"{keyword} ({local.Name})", list, anchor + 1, last, indentation, redundant, site, edits);
            yield return DisposalForm.Of($"Enclose the uses of '{local.Name}' in '{keyword}'", edits);
        }
    }

    /// <summary>True when, in its branch, nothing comes after the statement, up to the list.</summary>
    private static bool IsLastOf(StatementSyntax statement, StatementList list)
    {
        SyntaxNode current = statement;
        while (current is StatementSyntax inner)
        {
            if (StatementList.Around(inner) is { } around)
            {
                if (around.IsSame(list)) return true;

                var behind = around.Statements.Skip(around.IndexOf(inner) + 1).ToList();
                if (behind.Any(next => next is not BreakStatementSyntax) || (behind.Count > 0 && around.Owner is not SwitchSectionSyntax)) return false;
            }

            var parent = inner.Parent;
            while (parent is ElseClauseSyntax or SwitchSectionSyntax) parent = parent.Parent;
            if (parent is not (BlockSyntax or IfStatementSyntax or SwitchStatementSyntax)) return false;
            current = parent;
        }

        return false;
    }
}
