using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// Can a static property that creates on every read become one that is set once? <c>static X Db =&gt; new X();</c> becomes <c>static X Db { get; } = new
/// X();</c>.
/// </summary>
internal static class PropertyHoist
{
    /// <summary>The static property whose getter does nothing but create and return; null if it is anything else.</summary>
    public static PropertyDeclarationSyntax? Property(ExpressionSyntax creation, CreationDependencies needs)
    {
        var property = creation.FirstAncestorOrSelf<PropertyDeclarationSyntax>();
        if (property is null
            || !property.Modifiers.Any(SyntaxKind.StaticKeyword)
            || property.Parent is InterfaceDeclarationSyntax
            || !needs.Instances.IsEmpty
            || !StatementRemoval.IsPossible(property))
        {
            return null;
        }

        return Returns(Getter(property), creation, needs) && HasNoOtherComments(property, needs) ? property : null;
    }

    /// <summary>Enters the edits; false when the initialiser would run before one that it needs.</summary>
    public static bool Convert(PropertyDeclarationSyntax property, HolderPlace place, FixSite site, SourceEdits edits)
    {
        if (!MemberInsertion.AllPrecede(place.Needs.Statics, property)) return false;

        var factory = place.Value.NeedsMethod ? HolderName.Factory(property.Identifier.ValueText, place.Type, place.Symbol) : null;
        if (factory is not null) MemberInsertion.AtEnd(place.Type, place.Factory(factory, isStatic: true, edits.NewLine), site.Text, edits);
        var getter = (SyntaxNode?)property.ExpressionBody ?? property.AccessorList!;
        var end = property.ExpressionBody is null ? getter.Span.End : property.SemicolonToken.Span.End;
        var before = getter.GetFirstToken().GetPreviousToken().Span.End;
        edits.Replace(TextSpan.FromBounds(before, end), $" {{ get; }} = {place.Creation.Initializer(place.Value, factory, place.Names)};");
        return true;
    }

    /// <summary>The body of the property's getter, if it has no other accessor.</summary>
    private static SyntaxNode? Getter(PropertyDeclarationSyntax property)
    {
        if (property.ExpressionBody is { } arrow) return arrow;

        return property.AccessorList is { Accessors: { Count: 1 } accessors } && accessors[0].IsKind(SyntaxKind.GetAccessorDeclaration)
            ? (SyntaxNode?)accessors[0].ExpressionBody ?? accessors[0].Body
            : null;
    }

    private static bool Returns(SyntaxNode? getter, ExpressionSyntax creation, CreationDependencies needs) =>
        getter switch
        {
            ArrowExpressionClauseSyntax arrow => arrow.Expression == creation,
            BlockSyntax block => block.Statements.LastOrDefault() is ReturnStatementSyntax last && last.Expression == creation
                && block.Statements.Take(block.Statements.Count - 1).All(RemovedDependencies.Statements(needs).Contains),
            _ => false,
        };

    private static bool HasNoOtherComments(PropertyDeclarationSyntax property, CreationDependencies needs)
    {
        var moved = RemovedDependencies.MovedSpans(needs);
        return property.DescendantTrivia(property.Span).All(trivia =>
            !Comments.Is(trivia)
            || !property.Span.Contains(trivia.Span) || moved.Any(span => span.Contains(trivia.Span)));
    }
}
