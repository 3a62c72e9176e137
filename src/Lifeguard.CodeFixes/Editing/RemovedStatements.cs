using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// What goes together with statements that go: a <c>finally</c> that had nothing else to do, and with it a <c>try</c> that had nothing to catch.
/// </summary>
internal static class RemovedStatements
{
    /// <summary>
    /// Enters the removal of <paramref name="statement"/>, one of those that are <paramref name="removed"/>; false when the layout does not allow it.
    /// </summary>
    public static bool TryRemove(StatementSyntax statement, HashSet<StatementSyntax> removed, FixSite site, SourceEdits edits)
    {
        if (statement.Parent is BlockSyntax { Parent: FinallyClauseSyntax final } block && block.Statements.All(removed.Contains))
        {
            return statement != block.Statements[0] || TryRemove(final, site, edits);
        }

        StatementRemoval.RemoveLeavingComments(statement, site.Text, edits);
        return true;
    }

    private static bool TryRemove(FinallyClauseSyntax final, FixSite site, SourceEdits edits)
    {
        var outer = (TryStatementSyntax)final.Parent!;
        if (outer.Catches.Count == 0) return Unwrapping.Unwrap(outer, outer.Block, site.Text, edits);
        if (final.DescendantTrivia().Any(trivia => Comments.Is(trivia) || trivia.IsDirective)) return false;

        edits.Replace(TextSpan.FromBounds(final.GetFirstToken().GetPreviousToken().Span.End, final.Span.End), "");
        return true;
    }
}
