using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Where is the code of a method?</summary>
internal static class Bodies
{
    /// <summary>The declaration that holds the method's code; null where the source has none: abstract, extern, automatic, or compiled elsewhere.</summary>
    public static SyntaxNode? Of(IMethodSymbol method, Compilation compilation, CancellationToken cancel)
    {
        foreach (var reference in (method.PartialImplementationPart ?? method).OriginalDefinition.DeclarationsIn(compilation))
        {
            var declaration = reference.GetSyntax(cancel);
            if (HasCode(declaration)) return declaration;
        }

        return null;
    }

    /// <summary>The values that the method returns, those of functions inside left out.</summary>
    public static IEnumerable<ExpressionSyntax> ReturnsOf(SyntaxNode body)
    {
        if (ExpressionOf(body) is { } only)
        {
            yield return only;
            yield break;
        }

        foreach (var node in Own(body))
        {
            if (node is ReturnStatementSyntax { Expression: { } value }) yield return value;
        }
    }

    /// <summary>True for a method whose caller gets an enumerator and runs the code later, or never.</summary>
    public static bool IsIterator(SyntaxNode body) => Own(body).Any(node => node is YieldStatementSyntax);

    /// <summary>The syntax in which everything that the local or parameter can be used by stands.</summary>
    public static SyntaxNode? ScopeOf(ISymbol symbol, CancellationToken cancel)
    {
        if (symbol.DeclaringSyntaxReferences is not [var reference, ..]) return null;
        var declaration = reference.GetSyntax(cancel);
        var member = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return member is null or GlobalStatementSyntax ? declaration.SyntaxTree.GetRoot(cancel) : member;
    }

    private static IEnumerable<SyntaxNode> Own(SyntaxNode body) =>
        body.DescendantNodes(node => node == body || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    private static ExpressionSyntax? ExpressionOf(SyntaxNode body) => body switch
    {
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        BaseMethodDeclarationSyntax { ExpressionBody.Expression: var value } => value,
        AccessorDeclarationSyntax { ExpressionBody.Expression: var value } => value,
        LocalFunctionStatementSyntax { ExpressionBody.Expression: var value } => value,
        AnonymousFunctionExpressionSyntax { ExpressionBody: { } value } => value,
        _ => null,
    };

    private static bool HasCode(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        LocalFunctionStatementSyntax function => function.Body is not null || function.ExpressionBody is not null,
        ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax or TypeDeclarationSyntax => true,
        _ => false,
    };
}
