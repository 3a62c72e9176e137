using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Does an invocation give up what a field or property holds, so that the next one starts anew?</summary>
internal static class Releases
{
    /// <summary>True when code that runs per invocation disposes what the member holds, or takes it out of the collection that the member is.</summary>
    public static bool Any(ISymbol member, HandlerReach reach, CancellationToken cancel) =>
        reach.Mentions(member, cancel).Any(mention => IsRelease(mention) && reach.RunsPerInvocation(mention, cancel));

    /// <summary>True when every invocation that comes to an end has set the member to null again.</summary>
    public static bool NulledInFinally(ISymbol member, HandlerReach reach, CancellationToken cancel) => InFinally(member, IsNulled, reach, cancel);

    /// <summary>True when every invocation that comes to an end has taken out of the collection what it put in.</summary>
    public static bool TakenOutInFinally(ISymbol member, HandlerReach reach, CancellationToken cancel) => InFinally(member, IsRemoval, reach, cancel);

    private static bool InFinally(ISymbol member, Func<SimpleNameSyntax, bool> isMeant, HandlerReach reach, CancellationToken cancel) =>
        reach.Mentions(member, cancel).Any(mention => isMeant(mention) && mention.FirstAncestorOrSelf<FinallyClauseSyntax>() is not null && reach.RunsPerInvocation(mention, cancel));

    private static bool IsRelease(SimpleNameSyntax mention) => IsRemoval(mention) || VerbOn(mention) is "Dispose" or "DisposeAsync" || IsUsed(mention);

    private static bool IsRemoval(SimpleNameSyntax mention) => VerbOn(mention) is "TryRemove" or "Remove" or "Clear";

    private static bool IsNulled(SimpleNameSyntax mention)
    {
        var target = ExpressionOf(mention);
        return target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target
            && (assignment.Right.IsKind(SyntaxKind.NullLiteralExpression) || assignment.Right.IsKind(SyntaxKind.DefaultLiteralExpression)
                || assignment.Right is PostfixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax });
    }

    // using (_connection) · using (_connection = …) · await using var connection = _connection
    private static bool IsUsed(SimpleNameSyntax mention)
    {
        SyntaxNode target = ExpressionOf(mention);
        if (target.Parent is AssignmentExpressionSyntax) target = target.Parent;
        return target.Parent is UsingStatementSyntax statement && statement.Expression == target
            || target.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or UsingStatementSyntax } };
    }

    // _connection.Dispose() · _connection?.Dispose() · _connection!.Dispose()
    private static string? VerbOn(SimpleNameSyntax mention)
    {
        SyntaxNode target = ExpressionOf(mention);
        while (target.Parent is PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax) target = target.Parent;
        return target.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access when access.Expression == target => access.Name.Identifier.ValueText,
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } => binding.Name.Identifier.ValueText,
            _ => null,
        };
    }

    private static ExpressionSyntax ExpressionOf(SimpleNameSyntax mention) => mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : mention;
}
