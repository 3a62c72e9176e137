using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// What becomes of a local whose value is now kept by a holder: its declaration goes, its uses name the holder, and nobody disposes it any more.
/// </summary>
internal static class SharedLocal
{
    /// <summary>Enters the edits for everything but the declaration; false when some use does not allow it.</summary>
    /// <param name="local">The local.</param>
    /// <param name="declarator">Where it is declared.</param>
    /// <param name="access">The text that reads the holder.</param>
    /// <param name="site">The document.</param>
    /// <param name="edits">Where the edits are entered.</param>
    /// <param name="cancel">Stops the search.</param>
    public static bool ReplaceUses(
        ILocalSymbol local, VariableDeclaratorSyntax declarator, string access, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        var references = LocalReferences.In(LocalReferences.Member(declarator), local, site.Model, cancel);
        var removed = new HashSet<StatementSyntax>(references.Select(DisposalStatement.Of).OfType<StatementSyntax>());
        foreach (var reference in references.Where(reference => !removed.Any(statement => statement.Span.Contains(reference.Span))))
        {
            if (reference.Parent is UsingStatementSyntax { Expression: IdentifierNameSyntax } block)
            {
                if (!Unwrapping.Unwrap(block, block.Statement, site.Text, edits)) return false;
            }
            else if (IsHandedOn(reference)) return false;
            else edits.Replace(reference.Span, access);
        }

        return removed.All(statement => RemovedStatements.TryRemove(statement, removed, site, edits));
    }

    /// <summary>
    /// True where renaming the reference would not be the same: it is written, disposed in an unusual form, given away, or gives its name to something.
    /// </summary>
    private static bool IsHandedOn(IdentifierNameSyntax reference) =>
        LocalReferences.IsWrite(reference)
        || DisposalStatement.Disposes(reference)
        || reference.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax
        || reference.Parent is AnonymousObjectMemberDeclaratorSyntax { NameEquals: null }
        || reference.Parent is ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax }
        || reference.Parent is AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax };
}
