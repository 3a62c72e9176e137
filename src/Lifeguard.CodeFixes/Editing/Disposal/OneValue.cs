using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>
/// <c>using (c) { … }</c> around the uses of one of the values that a variable gets, or of one of the variables of a declaration: the others are seen to already, or are another finding's.
/// </summary>
internal static class OneValue
{
    /// <summary>The forms for the value that the statement sets.</summary>
    public static IEnumerable<DisposalForm?> Forms(
        AcquiredValue acquired, StatementSyntax statement, StatementList list, ILocalSymbol local, ImmutableArray<IdentifierNameSyntax> references, FixSite site, CancellationToken cancel)
    {
        if (acquired.BecomesAsync || !list.IsSame(StatementList.Around(statement)) || !StatementRemoval.IsPossible(statement)) yield break;

        // As far as the next value; what the statement that sets it does with either, nobody can tell.
        var start = list.IndexOf(statement);
        var next = references.Where(reference => LocalReferences.IsWrite(reference) && list.IndexOf(reference) > start).Select(list.IndexOf).DefaultIfEmpty(list.Statements.Count).Min();
        var own = references.Where(reference => list.IndexOf(reference) > start && list.IndexOf(reference) < next).ToImmutableArray();
        if (own.Any(reference => reference.Parent is UsingStatementSyntax) || references.Any(reference => list.IndexOf(reference) < 0)) yield break;
        if (references.Any(reference => LocalReferences.Function(reference) != acquired.Function) || (next < list.Statements.Count && !Sets(list.Statements[next], references))) yield break;
        if (UsesOf(own, site, cancel) is not { Count: > 0 } uses) yield break;

        var last = UsingBlock.Last(list, start + 1, uses, site.Model, cancel);
        if (last <= start || last >= next || !UsingBlock.IsPossible(list, start, last, site.Text)) yield break;

        foreach (var keyword in acquired.Keywords)
        {
            var edits = new SourceEdits(site.Text);
            var redundant = RedundantDisposals.Of(own, list, last, site.Model, cancel);
            if (!RedundantDisposals.Remove(redundant, site, edits)) continue;

            var indentation = SourceStyle.IndentationAt(site.Text, statement.SpanStart);
            UsingScope.Enclose($"{keyword} ({local.Name})", list, start + 1, last, indentation, redundant, site, edits);
            yield return DisposalForm.Of($"Enclose the uses of '{local.Name}' in '{keyword}'", edits);
        }
    }

    // In a branch, the value would sometimes still be the one before.
    private static bool Sets(StatementSyntax statement, ImmutableArray<IdentifierNameSyntax> references) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax target } }
            && references.Where(reference => statement.Span.Contains(reference.Span)).All(reference => reference == target);

    /// <summary>Where the value, or what is made from it, is used; null when it leaves.</summary>
    private static List<SyntaxNode>? UsesOf(ImmutableArray<IdentifierNameSyntax> references, FixSite site, CancellationToken cancel)
    {
        var uses = new List<SyntaxNode>(references);
        foreach (var reference in references)
        {
            var flow = ResourceFlow.Of(reference, site.Model, cancel);
            if (flow.Leaves) return null;
            uses.AddRange(flow.Uses);
        }

        return uses;
    }
}
