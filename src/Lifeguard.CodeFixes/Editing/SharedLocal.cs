using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>What becomes of a local whose value is now kept by a holder: its declaration goes, its uses name the holder, and nobody disposes it any more.</summary>
internal static class SharedLocal
{
    /// <summary>Enters the edits for everything but the declaration; false when some use does not allow it.</summary>
    /// <param name="local">The local.</param>
    /// <param name="declarator">Where it is declared.</param>
    /// <param name="access">The text that reads the holder.</param>
    /// <param name="site">The document.</param>
    /// <param name="edits">Where the edits are entered.</param>
    /// <param name="cancel">Stops the search.</param>
    public static bool ReplaceUses(ILocalSymbol local, VariableDeclaratorSyntax declarator, string access, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        var removed = new HashSet<StatementSyntax>();
        foreach (var reference in LocalReferences.In(LocalReferences.Member(declarator), local, site.Model, cancel))
        {
            if (DisposalStatement.Of(reference) is { } disposal) removed.Add(disposal);
            else if (reference.Parent is UsingStatementSyntax { Expression: IdentifierNameSyntax } block)
            {
                if (!Unwrapping.Unwrap(block, block.Statement, site.Text, edits)) return false;
            }
            else if (IsHandedOn(reference)) return false;
            else edits.Replace(reference.Span, access);
        }

        return removed.All(statement => TryRemove(statement, removed, site, edits));
    }

    /// <summary>True where renaming the reference would not be the same: it is written, disposed in an unusual form, given away, or gives its name to something.</summary>
    private static bool IsHandedOn(IdentifierNameSyntax reference) =>
        LocalReferences.IsWrite(reference)
        || DisposalStatement.Disposes(reference)
        || reference.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or AnonymousObjectMemberDeclaratorSyntax { NameEquals: null }
        || reference.Parent is ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax }
        || reference.Parent is AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax };

    private static bool TryRemove(StatementSyntax statement, HashSet<StatementSyntax> removed, FixSite site, SourceEdits edits)
    {
        if (statement.Parent is BlockSyntax { Parent: FinallyClauseSyntax final } block && block.Statements.All(removed.Contains))
        {
            return statement != block.Statements[0] || TryRemoveFinally(final, site, edits);
        }

        StatementRemoval.RemoveLeavingComments(statement, site.Text, edits);
        return true;
    }

    private static bool TryRemoveFinally(FinallyClauseSyntax final, FixSite site, SourceEdits edits)
    {
        var outer = (TryStatementSyntax)final.Parent!;
        if (outer.Catches.Count == 0) return Unwrapping.Unwrap(outer, outer.Block, site.Text, edits);
        if (final.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsDirective)) return false;

        var before = final.GetFirstToken().GetPreviousToken();
        edits.Replace(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(before.Span.End, final.Span.End), "");
        return true;
    }
}
