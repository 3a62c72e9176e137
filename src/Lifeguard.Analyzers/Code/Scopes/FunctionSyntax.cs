using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>What is the code of a function, and where does it first let go of its thread?</summary>
internal static class FunctionSyntax
{
    /// <summary>The innermost lambda, local function, method or accessor around a node; the whole file where there is none.</summary>
    public static SyntaxNode Around(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(IsFunction) ?? node.SyntaxTree.GetRoot();

    /// <summary>True for a node that is a function of its own.</summary>
    public static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
        || node is ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax };

    /// <summary>The body of a method or local function of the source; null where there is none to be seen, and where an override may run instead.</summary>
    public static SyntaxNode? BodyOf(IMethodSymbol method, Compilation compilation, CancellationToken cancel)
    {
        var declared = (method.PartialImplementationPart ?? method).OriginalDefinition;
        foreach (var reference in declared.DeclarationsIn(compilation))
        {
            var body = reference.GetSyntax(cancel) switch
            {
                BaseMethodDeclarationSyntax declaration => (SyntaxNode?)declaration.Body ?? declaration.ExpressionBody?.Expression,
                LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody?.Expression,
                _ => null,
            };
            if (body is not null) return body;
        }

        return null;
    }

    /// <summary>The nodes of a function, those of the functions inside it left out.</summary>
    public static IEnumerable<SyntaxNode> OwnNodes(SyntaxNode body) => body.DescendantNodesAndSelf(node => node == body || !IsFunction(node));

    /// <summary>Where the function first awaits; null where it never does.</summary>
    public static int? FirstAwait(SyntaxNode body)
    {
        foreach (var node in OwnNodes(body))
        {
            switch (node)
            {
                case AwaitExpressionSyntax:
                case ForEachStatementSyntax { AwaitKeyword.RawKind: not 0 }:
                case UsingStatementSyntax { AwaitKeyword.RawKind: not 0 }:
                case LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 }:
                    return node.SpanStart;
            }
        }

        return null;
    }

    /// <summary>True in top-level statements and in <c>Main</c>: their scopes end with the process.</summary>
    public static bool RunsAsLongAsTheProcess(SyntaxNode node)
    {
        var function = Around(node);
        return function is CompilationUnitSyntax || function is MethodDeclarationSyntax { Identifier.ValueText: "Main" } main && main.Modifiers.Any(SyntaxKind.StaticKeyword);
    }
}
