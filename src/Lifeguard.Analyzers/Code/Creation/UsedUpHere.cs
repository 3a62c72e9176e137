using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>Is what this expression creates used in this method alone: never returned, stored, captured or handed on?</summary>
internal static class UsedUpHere
{
    public static bool Is(ExpressionSyntax creation, SemanticModel model, CancellationToken cancel)
    {
        switch (creation.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Expression == creation:
                return true;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax or UsingStatementSyntax } declarator }
                when model.GetDeclaredSymbol(declarator, cancel) is ILocalSymbol local && declarator.FirstAncestorOrSelf<BlockSyntax>() is { } scope:
                return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
                    .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancel).Symbol, local))
                    .All(name => (name.Parent is MemberAccessExpressionSyntax use && use.Expression == name) || name.Parent is UsingStatementSyntax or ConditionalAccessExpressionSyntax);
            default:
                return false;
        }
    }
}
