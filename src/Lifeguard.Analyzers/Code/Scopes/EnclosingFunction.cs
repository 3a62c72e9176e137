using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>Which function runs this operation, and may it await there?</summary>
internal static class EnclosingFunction
{
    /// <summary>The operation of the innermost lambda or local function around it; null where that is the member itself.</summary>
    public static IOperation? Of(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation) return current;
        }

        return null;
    }

    /// <summary>The method, lambda or local function that runs the operation; null for initialisers and attributes.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="member">The member that the operation is in.</param>
    public static IMethodSymbol? SymbolOf(IOperation operation, ISymbol member) => Of(operation) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => member as IMethodSymbol,
    };

    /// <summary>True in an async function, where no lock, catch filter, unsafe code, query clause or loop over a span forbids an await.</summary>
    public static bool MayAwaitAt(IOperation operation, ISymbol member)
    {
        if (SymbolOf(operation, member) is not { IsAsync: true } || operation.Syntax.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 }) return false;
        for (IOperation? current = operation; current.Parent is { } parent; current = parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation) break;
            if (parent is ILockOperation || (parent is ICatchClauseOperation { Filter: { } filter } && filter == current)) return false;
            if (parent is IForEachLoopOperation { Collection: { } collection } && (collection is IConversionOperation implicitly ? implicitly.Operand : collection).Type is { IsRefLikeType: true }) return false;
        }

        foreach (var node in operation.Syntax.Ancestors())
        {
            if (node is UnsafeStatementSyntax or FixedStatementSyntax or QueryExpressionSyntax) return false;
            if (node is LocalFunctionStatementSyntax local && local.Modifiers.Any(SyntaxKind.UnsafeKeyword)) return false;
            if (node is AnonymousFunctionExpressionSyntax) continue;
            if (node is MemberDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.UnsafeKeyword)) return false;
        }

        return true;
    }
}
