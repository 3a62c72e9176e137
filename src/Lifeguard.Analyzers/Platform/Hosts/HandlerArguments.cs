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

            // Trace(Handle): a wrapper calls what it is given.
            if (expression is InvocationExpressionSyntax call)
            {
                return call.ArgumentList.Arguments.Select(argument => argument.Expression).Where(IsCode).Select(argument => Resolve(argument, host, name, model, cancel)).FirstOrDefault(entry => entry is not null);
            }

            var info = model.GetSymbolInfo(expression, cancel);
            switch (info.Symbol ?? (info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : null))
            {
                case IMethodSymbol { MethodKind: MethodKind.LocalFunction } local:
                    return EntryPoint.OfDelegate(host, local, null, local.Name, local.Locations[0]);
                case IMethodSymbol method when method.IsDeclaredIn(model.Compilation):
                    // Method group: the object behind it was built by the caller, who keeps it as long as the host calls.
                    return EntryPoint.OfMethod(host, method, instance: InstanceLifetime.Process);
                case ILocalSymbol { DeclaringSyntaxReferences: [var reference] } local when
                    reference.GetSyntax(cancel) is VariableDeclaratorSyntax declarator && (declarator.Initializer?.Value ?? OnlyValueOf(local, declarator)) is { } value:
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

    private static bool IsCode(ExpressionSyntax argument) => argument is AnonymousFunctionExpressionSyntax or SimpleNameSyntax or MemberAccessExpressionSyntax or CastExpressionSyntax;

    // Declared first, assigned later, once.
    private static ExpressionSyntax? OnlyValueOf(ILocalSymbol local, VariableDeclaratorSyntax declarator)
    {
        var scope = declarator.FirstAncestorOrSelf<BlockSyntax>() ?? (SyntaxNode?)declarator.FirstAncestorOrSelf<CompilationUnitSyntax>();
        var values = scope?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name).Select(assignment => assignment.Right).Take(2).ToList();
        return values is [var only] ? only : null;
    }
}
