using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// Which expression gives this instance field or property its only value? A static member can repeat that expression where it cannot read the field.
/// </summary>
internal static class FieldValue
{
    /// <summary>The expression, found in the document of <paramref name="site"/>; null when the value is not settled by one expression there.</summary>
    public static async Task<ExpressionSyntax?> OfAsync(ISymbol member, FixSite site, CancellationToken cancel)
    {
        if (member.IsStatic
            || member.DeclaringSyntaxReferences.Length != 1
            || member.DeclaringSyntaxReferences[0].SyntaxTree != site.Root.SyntaxTree)
        {
            return null;
        }

        if (!await SettledMembers.KeepsValueAsync(member, site.Document.Project.Solution, cancel).ConfigureAwait(false)) return null;

        var declaration = await member.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancel).ConfigureAwait(false);
        var initial = declaration switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        var assigned = AssignmentsInConstructors(member, declaration, site.Model, cancel).ToList();
        return (initial, assigned.Count) switch
        {
            (not null, 0) => initial,
            (null, 1) => assigned[0].Right,
            _ => null,
        };
    }

    /// <summary>The assignments to the member in its type's only constructor; more than one entry as soon as there is any doubt.</summary>
    private static IEnumerable<AssignmentExpressionSyntax> AssignmentsInConstructors(
        ISymbol member, SyntaxNode declaration, SemanticModel model, CancellationToken cancel)
    {
        var type = declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
        var assignments = LocalReferences.In(type, member, model, cancel)
            .Select(Shapes.WithThis)
            .Where(LocalReferences.IsWrite)
            .Select(target => target.Parent)
            .OfType<AssignmentExpressionSyntax>()
            .ToList();
        var isUnconditional = assignments.Count == 1
            && (Shapes.ConstructorAssigningBy(assignments[0]) is not null || assignments[0].Parent is ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax })
            && member.ContainingType.InstanceConstructors.Length == 1;
        return isUnconditional ? assignments : assignments.Concat(assignments);
    }
}
