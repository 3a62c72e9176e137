using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>What is done with the value of an expression.</summary>
internal enum Flow
{
    /// <summary>It is used on the spot: a member is called on it, or it is passed as an argument.</summary>
    Used,

    /// <summary>It is what the method, local function or property returns.</summary>
    Returned,
}

/// <summary>Where does the value of an expression go? Only where it is certain that nobody disposes it may a shared object take its place.</summary>
internal static class ValueFlow
{
    /// <summary>
    /// The answer; null when the value is stored, disposed, thrown away, or returned by a lambda to somebody unknown (such as a container, which disposes it).
    /// </summary>
    public static Flow? Of(ExpressionSyntax expression)
    {
        var value = expression;
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax || Shapes.IsForgiven(value.Parent))
        {
            value = (ExpressionSyntax)value.Parent!;
        }

        return value.Parent switch
        {
            MemberAccessExpressionSyntax when !DisposalStatement.Disposes(value) => Flow.Used,
            ArgumentSyntax { Parent: not TupleExpressionSyntax } => Flow.Used,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment when assignment.Right == value => Flow.Used,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => Flow.Returned,
            ArrowExpressionClauseSyntax => Flow.Returned,
            ReturnStatementSyntax statement when LocalReferences.Function(statement) is not AnonymousFunctionExpressionSyntax => Flow.Returned,
            _ => null,
        };
    }
}
