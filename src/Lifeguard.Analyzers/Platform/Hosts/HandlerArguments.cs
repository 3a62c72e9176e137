using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>Which code does this argument stand for: a lambda, an anonymous method, a local function, a method group, or a local variable that holds one of them?</summary>
internal static class HandlerArguments
{
    /// <summary>The entry point behind the expression; null when it cannot be told.</summary>
    public static EntryPoint? Resolve(ExpressionSyntax expression, ServerlessHost host, string name, SemanticModel model, CancellationToken cancel)
    {
        for (var hops = 0; hops < 4; hops++)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    continue;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    continue;
                case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var wrapped }] }:   // new Func<string, ILambdaContext, Task>(Handle)
                    expression = wrapped;
                    continue;
                case AnonymousFunctionExpressionSyntax lambda:
                    return model.GetSymbolInfo(lambda, cancel).Symbol is IMethodSymbol anonymous
                        ? EntryPoint.OfDelegate(host, anonymous, lambda, name, lambda.GetLocation())
                        : null;
            }

            var info = model.GetSymbolInfo(expression, cancel);
            switch (info.Symbol ?? (info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : null))
            {
                case IMethodSymbol { MethodKind: MethodKind.LocalFunction } local:
                    return EntryPoint.OfDelegate(host, local, null, local.Name, local.Locations[0]);
                case IMethodSymbol method when expression is not InvocationExpressionSyntax && method.Locations.Any(location => location.IsInSource):
                    // Method group: the object behind it was built by the caller, who keeps it as long as the host calls.
                    return EntryPoint.OfMethod(host, method, instance: InstanceLifetime.Process);
                case ILocalSymbol { DeclaringSyntaxReferences: [var reference] } when
                    reference.GetSyntax(cancel) is VariableDeclaratorSyntax { Initializer.Value: var value }:
                    expression = value;
                    continue;
                case IFieldSymbol { DeclaringSyntaxReferences: [var reference] } when
                    reference.SyntaxTree == expression.SyntaxTree && reference.GetSyntax(cancel) is VariableDeclaratorSyntax { Initializer.Value: var value }:
                    expression = value;
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }
}
