using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Is this code of a form that several fixes know?</summary>
internal static class Shapes
{
    /// <summary>The variable that the expression, and nothing else in its declaration, initialises; null when there is none.</summary>
    public static VariableDeclaratorSyntax? VariableSetTo(ExpressionSyntax value) =>
        value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } } declarator }
            ? declarator
            : null;

    /// <summary>The name together with <c>this.</c> before it, if that is there.</summary>
    public static ExpressionSyntax WithThis(ExpressionSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name == name ? access : name;

    /// <summary>What is awaited, and <c>.ConfigureAwait(…)</c> if that is called on it; the expression itself where nothing is.</summary>
    public static (ExpressionSyntax Awaited, string Configuration) Awaited(ExpressionSyntax expression)
    {
        if (expression is AwaitExpressionSyntax waiting) expression = waiting.Expression;
        return expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access } configured
            ? (access.Expression, $".ConfigureAwait{configured.ArgumentList}")
            : (expression, "");
    }

    /// <summary>True for <c>x!</c>.</summary>
    public static bool IsForgiven(SyntaxNode? node) => node is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression };

    /// <summary>The assignment <c>=</c> that is a statement of a constructor's body, with that constructor; null for any other node.</summary>
    public static ConstructorDeclarationSyntax? ConstructorAssigningBy(SyntaxNode? node) =>
        node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax statement }
            ? statement.Parent?.Parent as ConstructorDeclarationSyntax
            : null;

    /// <summary>True where nobody outside the type sees the member.</summary>
    public static bool IsPrivate(MemberDeclarationSyntax member) =>
        !member.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword);
}
