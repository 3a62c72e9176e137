using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>Does this code wait for nothing? Then it makes no difference whether a connection is given back before or after it.</summary>
internal static class QuickCode
{
    private static readonly string[] Slow = ["System.Net", "System.IO", "System.Threading", "Amazon", "Azure", "Google", "Grpc", "RestSharp", "Refit", "MailKit"];

    /// <summary>True for declarations, assignments, jumps, logging and the like; false for loops, database calls, what is awaited, and our own methods.</summary>
    public static bool Is(SyntaxNode code, SemanticModel model, CancellationToken cancel)
    {
        foreach (var node in code.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            switch (node)
            {
                case AwaitExpressionSyntax or YieldStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or TryStatementSyntax:
                case UsingStatementSyntax or LockStatementSyntax or LabeledStatementSyntax or GotoStatementSyntax or QueryExpressionSyntax:
                case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }:
                    return false;
                case InvocationExpressionSyntax call when !IsQuick(model.GetSymbolInfo(call, cancel).Symbol as IMethodSymbol):
                    return false;
                case BaseObjectCreationExpressionSyntax made when DatabaseTypes.Is(model.GetTypeInfo(made, cancel).Type):
                    return false;
            }
        }

        return true;
    }

    /// <summary>True for code that is known to wait: for a task, a database, a network, a file.</summary>
    public static bool Waits(SyntaxNode code, SemanticModel model, CancellationToken cancel)
    {
        foreach (var node in code.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            cancel.ThrowIfCancellationRequested();
            if (node is AwaitExpressionSyntax) return true;
            if (node is BaseObjectCreationExpressionSyntax made && DatabaseTypes.Is(model.GetTypeInfo(made, cancel).Type)) return true;
            if (node is InvocationExpressionSyntax call
                && model.GetSymbolInfo(call, cancel).Symbol is IMethodSymbol method
                && !DisposalStatement.IsDisposing(method.Name)
                && (DatabaseTypes.Is(method.ContainingType) || DatabaseTypes.Is(method.ReceiverType) || LiveValues.IsTask(method.ReturnType) || IsSlow(method)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsQuick(IMethodSymbol? method) =>
        method is { DeclaringSyntaxReferences.IsEmpty: true }
        && !LiveValues.Is(method.ReturnType)
        && !DatabaseTypes.Is(method.ContainingType)
        && !DatabaseTypes.Is(method.ReceiverType)
        && !IsSlow(method);

    private static bool IsSlow(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString() is { } containing && Slow.Any(name => containing.StartsWith(name, StringComparison.Ordinal));
}
