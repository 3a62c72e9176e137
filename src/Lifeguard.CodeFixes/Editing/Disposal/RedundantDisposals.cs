using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>
/// Which <c>Close</c> and <c>Dispose</c> calls have nothing left to do once a <c>using</c> disposes at the end of its scope? Only those behind which nothing happens any more: one in the
/// middle gives the connection back early, and stays.
/// </summary>
internal static class RedundantDisposals
{
    /// <summary>The statements that can go.</summary>
    /// <param name="references">Every place that names the variable.</param>
    /// <param name="scope">The statements at whose end it is disposed.</param>
    /// <param name="last">The index of the last of them that counts.</param>
    /// <param name="model">The document's.</param>
    /// <param name="cancel">Cancels.</param>
    public static ImmutableArray<StatementSyntax> Of(
        IEnumerable<IdentifierNameSyntax> references, StatementList scope, int last, SemanticModel model, CancellationToken cancel)
    {
        var found = ImmutableArray.CreateBuilder<StatementSyntax>();
        foreach (var reference in references)
        {
            if (DisposalStatement.Of(reference) is { } statement && HasNothingBehind(statement, scope, last, model, cancel)) found.Add(statement);
        }

        return found.ToImmutable();
    }

    /// <summary>Enters the removals, with a <c>finally</c> that is left empty; false when the layout does not allow it.</summary>
    public static bool Remove(ImmutableArray<StatementSyntax> statements, FixSite site, SourceEdits edits)
    {
        var removed = new HashSet<StatementSyntax>(statements.Where(statement => !LeavesEmptyBlock(statement)));
        var rethrowing = removed.Select(statement => RethrowingCatch(statement, removed)).OfType<CatchClauseSyntax>().Distinct().ToList();
        foreach (var clause in rethrowing)
        {
            removed.ExceptWith(clause.Block.Statements);
            var outer = (TryStatementSyntax)clause.Parent!;
            if (outer is { Catches.Count: 1, Finally: null } && !Unwrapping.Unwrap(outer, outer.Block, site.Text, edits)) return false;
        }

        return removed.All(statement => RemovedStatements.TryRemove(statement, removed, site, edits));
    }

    /// <summary>The <c>catch</c> that would only throw again what it has caught. It goes, or, as one of several, stays as it is.</summary>
    private static CatchClauseSyntax? RethrowingCatch(StatementSyntax statement, HashSet<StatementSyntax> removed) =>
        statement.Parent is BlockSyntax { Parent: CatchClauseSyntax { Filter: null } clause } block
            && block.Statements.All(other => removed.Contains(other) || other is ThrowStatementSyntax { Expression: null })
            ? clause
            : null;

    // An empty branch says less than a redundant call.
    private static bool LeavesEmptyBlock(StatementSyntax statement) =>
        statement.Parent is BlockSyntax { Statements.Count: 1 } block && block.Parent is not (FinallyClauseSyntax or BlockSyntax);

    private static bool HasNothingBehind(StatementSyntax statement, StatementList scope, int last, SemanticModel model, CancellationToken cancel)
    {
        SyntaxNode current = statement;
        while (current is StatementSyntax inner)
        {
            if (StatementList.Around(inner) is { } list)
            {
                var end = list.IsSame(scope) ? last : list.Statements.Count - 1;
                for (var i = list.IndexOf(inner) + 1; i <= end; i++)
                {
                    var next = list.Statements[i];
                    if (!IsDisposal(next) && !QuickCode.Is(next, model, cancel)) return false;
                    if (next is ReturnStatementSyntax or ThrowStatementSyntax) return list.IsSame(scope) || !IsInTryWithSlowFinally(next, scope, model, cancel);
                }

                if (list.IsSame(scope)) return true;
            }

            if (Around(inner, model, cancel) is not { } outer) return false;
            current = outer;
        }

        return false;
    }

    /// <summary>The statement after which the code goes on when <paramref name="inner"/> and what follows it in its list are done; null when nobody can tell.</summary>
    private static StatementSyntax? Around(StatementSyntax inner, SemanticModel model, CancellationToken cancel)
    {
        var parent = inner.Parent;
        while (parent is ElseClauseSyntax or SwitchSectionSyntax or CatchClauseSyntax or FinallyClauseSyntax) parent = parent.Parent;
        return parent switch
        {
            TryStatementSyntax { Finally.Block: var final } outer when final is not null && !final.Span.Contains(inner.Span) => IsHarmless(final, model, cancel) ? outer : null,
            TryStatementSyntax outer => outer,
            IfStatementSyntax or BlockSyntax or SwitchStatementSyntax or UsingStatementSyntax or CheckedStatementSyntax or LockStatementSyntax => (StatementSyntax)parent,
            _ => null,
        };
    }

    private static bool IsInTryWithSlowFinally(SyntaxNode node, StatementList scope, SemanticModel model, CancellationToken cancel) =>
        node.Ancestors().TakeWhile(ancestor => ancestor != scope.Owner).OfType<TryStatementSyntax>()
            .Any(outer => outer.Finally is { Block: var final } && !final.Span.Contains(node.Span) && !IsHarmless(final, model, cancel));

    private static bool IsHarmless(BlockSyntax block, SemanticModel model, CancellationToken cancel) =>
        block.Statements.All(statement => IsDisposal(statement) || QuickCode.Is(statement, model, cancel));

    // Of whatever: the order in which things are given back does not matter here.
    private static bool IsDisposal(StatementSyntax statement) =>
        statement.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => DisposalStatement.Of(name) == statement);
}
