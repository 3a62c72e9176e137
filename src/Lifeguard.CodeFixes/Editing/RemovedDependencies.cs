using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// What goes from its old place because the moved code has taken it along: locals, their set-up, and a private field of which only the value was wanted.
/// </summary>
internal static class RemovedDependencies
{
    /// <summary>The statements that go.</summary>
    public static IEnumerable<StatementSyntax> Statements(CreationDependencies needs) =>
        needs.Locals.Where(local => local.Leaves).Select(local => (StatementSyntax)local.Statement).Concat(needs.Setup);

    /// <summary>
    /// Enters the removals and returns the comments that are to stand above the holder: none when the holder was there before, or has a method that they moved
    /// into.
    /// </summary>
    public static IReadOnlyList<string> Remove(CreationDependencies needs, bool takesComments, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        var comments = Fields(needs, site, cancel).SelectMany(field => Remove(field, needs, takesComments, site, edits)).ToList();
        var ofStatements = Statements(needs).SelectMany(statement => Remove(statement, needs, takesComments, site, edits)).ToList();
        return needs.NeedsMethod ? comments : [.. comments, .. ofStatements];
    }

    private static IReadOnlyList<string> Remove(SyntaxNode node, CreationDependencies needs, bool takesComments, FixSite site, SourceEdits edits)
    {
        if (takesComments) return StatementRemoval.RemoveTakingComments(node, MovedSpans(needs), site.Text, edits).ToList();

        StatementRemoval.RemoveLeavingComments(node, site.Text, edits);
        return [];
    }

    /// <summary>
    /// The private fields whose value has moved and which nothing reads any more: an unread field that is set to a constant is a compiler warning (CS0414).
    /// </summary>
    private static IEnumerable<FieldDeclarationSyntax> Fields(CreationDependencies needs, FixSite site, CancellationToken cancel)
    {
        foreach (var (member, value) in needs.Values.Select(pair => (pair.Key, pair.Value)))
        {
            if (member.DeclaredAccessibility != Accessibility.Private || Shapes.VariableSetTo(value) is not { Parent.Parent: FieldDeclarationSyntax field }) continue;

            var type = field.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
            if (type.Modifiers.Any(SyntaxKind.PartialKeyword) || field.AttributeLists.Count > 0 || !StatementRemoval.IsPossible(field)) continue;

            var moved = MovedSpans(needs).Where(span => span != value.Span).ToList();
            if (LocalReferences.In(type, member, site.Model, cancel).All(reference => moved.Any(span => span.Contains(reference.Span)))) yield return field;
        }
    }

    /// <summary>Whatever is written again at the new place, comments inside included.</summary>
    public static IReadOnlyList<TextSpan> MovedSpans(CreationDependencies needs) =>
        needs.Locals.Select(local => (SyntaxNode)local.Value).Concat(needs.Setup).Concat(needs.Values.Values).Append(needs.Expression).Select(node => node.Span).ToList();
}
