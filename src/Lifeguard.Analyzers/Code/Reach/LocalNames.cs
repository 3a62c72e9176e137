using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Is a name that of something which the code around it declares: a local, a parameter, a local function? By syntax alone.</summary>
internal static class LocalNames
{
    private static readonly ConditionalWeakTable<SyntaxNode, Dictionary<string, SyntaxNode?>> Cache = new();

    /// <summary>The same, for a name that certainly stands for one local or parameter; null for all others.</summary>
    public static SyntaxNode? OnlyDeclarationOf(ExpressionSyntax expression) =>
        expression is SimpleNameSyntax name && DeclarationOf(name) is { } declaration && declaration != name ? declaration : null;

    /// <summary>
    /// The declaration of the local or parameter that the name stands for; the name itself where it may be one of several, or of one that is not in scope; null where no code around it
    /// declares any.
    /// </summary>
    public static SyntaxNode? DeclarationOf(SimpleNameSyntax mention)
    {
        if (CodeAround(mention) is not { } code) return null;
        if (!Cache.GetValue(code, DeclarationsIn).TryGetValue(mention.Identifier.ValueText, out var only)) return null;
        return only is not null && IsInScope(only, mention) ? only : mention;
    }

    // Top-level statements share their locals.
    private static SyntaxNode? CodeAround(SyntaxNode mention) => mention.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        GlobalStatementSyntax { Parent: var program } => program,
        BaseTypeDeclarationSyntax => null,
        var member => member,
    };

    // By name; null where a name is declared twice.
    private static Dictionary<string, SyntaxNode?> DeclarationsIn(SyntaxNode code)
    {
        var declarations = new Dictionary<string, SyntaxNode?>(StringComparer.Ordinal);
        foreach (var node in code.DescendantNodes(node => node is not (BaseTypeDeclarationSyntax or TypeSyntax)))
        {
            if (IdentifierOf(node).ValueText is { Length: > 0 } name) declarations[name] = declarations.ContainsKey(name) ? null : node;
        }

        return declarations;
    }

    private static SyntaxToken IdentifierOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax { Parent.Parent: not BaseFieldDeclarationSyntax } variable => variable.Identifier,
        ParameterSyntax parameter => parameter.Identifier,
        SingleVariableDesignationSyntax designation => designation.Identifier,
        ForEachStatementSyntax each => each.Identifier,
        CatchDeclarationSyntax caught => caught.Identifier,
        LocalFunctionStatementSyntax function => function.Identifier,
        FromClauseSyntax clause => clause.Identifier,
        LetClauseSyntax clause => clause.Identifier,
        JoinClauseSyntax clause => clause.Identifier,
        JoinIntoClauseSyntax clause => clause.Identifier,
        QueryContinuationSyntax clause => clause.Identifier,
        _ => default,
    };

    private static bool IsInScope(SyntaxNode declaration, SimpleNameSyntax mention)
    {
        var scope = declaration switch
        {
            ParameterSyntax { Parent: ParameterListSyntax { Parent: var function } } => function,
            ParameterSyntax { Parent: var lambda } => lambda,
            VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: var block } } => block is GlobalStatementSyntax ? block.Parent : block,
            VariableDeclaratorSyntax { Parent.Parent: var statement } => statement,
            _ => null,
        };
        return scope is not null && scope.Span.Contains(mention.Span);
    }
}
