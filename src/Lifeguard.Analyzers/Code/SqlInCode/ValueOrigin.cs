using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>What does a connection, command or data source come from? One step back: the value of a local or a field, what a factory of the user's own returns, what a call is made on.</summary>
internal static class ValueOrigin
{
    /// <summary>The step; null where there is none to be seen.</summary>
    public static ExpressionSyntax? Of(ExpressionSyntax expression, SemanticModel semantics, CancellationToken cancel)
    {
        if (SingleValue.Of(expression, semantics, cancel) is { } value) return value;
        switch (expression)
        {
            // connection.CreateCommand(), dataSource.OpenConnection(), factory.Create(): what it is called on, or what it returns
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                return semantics.GetSymbolInfo(call, cancel).Symbol is IMethodSymbol method && SqlSinks.IsSource(method, semantics.Compilation) ? Returned(method, semantics.Compilation, cancel) : access.Expression;
            case InvocationExpressionSyntax call:
                return semantics.GetSymbolInfo(call, cancel).Symbol is IMethodSymbol own ? Returned(own, semantics.Compilation, cancel) : null;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Connection" or "Database" } access:
                return access.Expression;
            default:
                return null;
        }
    }

    private static ExpressionSyntax? Returned(IMethodSymbol method, Compilation compilation, CancellationToken cancel)
    {
        if ((method.ReducedFrom ?? method).OriginalDefinition.DeclarationsIn(compilation) is not [var reference]) return null;
        var body = reference.GetSyntax(cancel);
        var arrow = (body as MethodDeclarationSyntax)?.ExpressionBody ?? (body as LocalFunctionStatementSyntax)?.ExpressionBody;
        if (arrow is not null) return arrow.Expression;
        var returns = body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) || node == body).OfType<ReturnStatementSyntax>().Take(2).ToArray();
        return returns is [{ Expression: { } returned }] ? returned : null;
    }
}
