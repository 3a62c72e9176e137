using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>Which expression is the connection string of a new connection?</summary>
internal static class ConnectionTexts
{
    /// <summary>The text that is passed, set by the initialiser, or set on the local that holds the connection; null when none of them is done here.</summary>
    public static ExpressionSyntax? Of(IObjectCreationOperation creation)
    {
        var argument = creation.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value
            ?? creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
                .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "ConnectionString" })?.Value;
        return argument is not null ? argument.Syntax as ExpressionSyntax : SetOnLocal(creation.Syntax);
    }

    private static ExpressionSyntax? SetOnLocal(SyntaxNode creation) =>
        creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var local } } && creation.FirstAncestorOrSelf<BlockSyntax>() is { } scope
            ? scope.DescendantNodes().OfType<AssignmentExpressionSyntax>().FirstOrDefault(assignment =>
                assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectionString", Expression: IdentifierNameSyntax owner } && owner.Identifier.ValueText == local)?.Right
            : null;
}
