using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>Can an expression be evaluated before the statement it is part of, with the same effect?</summary>
internal static class Evaluation
{
    /// <summary>
    /// The statement, arrow or lambda in front of which it can be: the expression is evaluated once, always, and nothing with an effect is evaluated before it. Null otherwise.
    /// </summary>
    public static SyntaxNode? IsMovable(ExpressionSyntax value, SemanticModel model, CancellationToken cancel)
    {
        SyntaxNode current = value;
        while (true)
        {
            var parent = current.Parent;
            switch (parent)
            {
                case ConditionalExpressionSyntax conditional when conditional.Condition != current:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } binary when binary.Right == current:
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression }:
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull == current:
                case SwitchExpressionArmSyntax or QueryClauseSyntax or SelectOrGroupClauseSyntax or QueryBodySyntax or CatchFilterClauseSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax:
                case null:
                    return null;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.ExpressionBody == current ? lambda : null;
                case ArrowExpressionClauseSyntax:
                    return parent;
                case StatementSyntax statement:
                    return IsEvaluatedFirst(statement, current) ? statement : null;
                case MemberDeclarationSyntax:
                    return null;
            }

            if (!Before(parent, current).All(node => HasNoEffect(node, model, cancel))) return null;
            current = parent;
        }
    }

    /// <summary>True when the statement evaluates the expression once, before anything else.</summary>
    private static bool IsEvaluatedFirst(StatementSyntax statement, SyntaxNode part) =>
        statement switch
        {
            ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax => true,
            LocalDeclarationStatementSyntax local => local.Declaration == part && local.Declaration.Variables.Count == 1,
            IfStatementSyntax check => check.Condition == part && check.Parent is not ElseClauseSyntax,
            CommonForEachStatementSyntax loop => loop.Expression == part,
            UsingStatementSyntax block => block.Expression == part || (block.Declaration == part && block.Declaration!.Variables.Count == 1),
            SwitchStatementSyntax choice => choice.Expression == part,
            _ => false,
        };

    /// <summary>What the parent evaluates before this part of it.</summary>
    private static IEnumerable<SyntaxNode> Before(SyntaxNode parent, SyntaxNode part) =>
        parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax } ? [] : parent.ChildNodes().TakeWhile(node => node != part).Where(node => node is not (TypeSyntax and not IdentifierNameSyntax and not QualifiedNameSyntax));

    // Reading a property of somebody else's is taken to have none, as the compiler's own refactorings do.
    private static bool HasNoEffect(SyntaxNode node, SemanticModel model, CancellationToken cancel) =>
        node.DescendantNodesAndSelf(inner => inner is not AnonymousFunctionExpressionSyntax).All(inner => inner switch
        {
            InvocationExpressionSyntax call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" },
            BaseObjectCreationExpressionSyntax made => DatabaseTypes.Is(model.GetTypeInfo(made, cancel).Type),
            AwaitExpressionSyntax or AssignmentExpressionSyntax => inner.Parent is InitializerExpressionSyntax,
            PrefixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.PreIncrementExpression) && !unary.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax unary => Shapes.IsForgiven(unary),
            ThrowExpressionSyntax => false,
            _ => true,
        });
}
