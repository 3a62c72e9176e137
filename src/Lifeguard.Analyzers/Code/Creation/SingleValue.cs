using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>The one expression that a local, a read-only field, a getter or a method without parameters stands for; null when there is none or more than one.</summary>
internal static class SingleValue
{
    public static ExpressionSyntax? Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancel) => DeclaredHere(model.GetSymbolInfo(expression, cancel).Symbol, model) switch
    {
        ILocalSymbol local => OfLocal(local, model, cancel),
        IFieldSymbol field => OfField(field, cancel),
        IPropertySymbol { SetMethod: null, DeclaringSyntaxReferences: [var reference] } => reference.GetSyntax(cancel) is PropertyDeclarationSyntax property
            ? property.Initializer?.Value
                ?? ReturnedBy(property.AccessorList?.Accessors.FirstOrDefault()?.Body, property.ExpressionBody ?? property.AccessorList?.Accessors.FirstOrDefault()?.ExpressionBody)
            : null,
        IMethodSymbol { Parameters.IsEmpty: true, IsVirtual: false, IsOverride: false, DeclaringSyntaxReferences: [var reference] }
            when expression is InvocationExpressionSyntax => reference.GetSyntax(cancel) switch
        {
            MethodDeclarationSyntax method => ReturnedBy(method.Body, method.ExpressionBody),
            LocalFunctionStatementSyntax function => ReturnedBy(function.Body, function.ExpressionBody),
            _ => null,
        },
        _ => null,
    };

    // What another project of the editor's solution says is not to be seen by a build.
    private static ISymbol? DeclaredHere(ISymbol? symbol, SemanticModel model) => symbol?.DeclarationsIn(model.Compilation).IsEmpty == false ? symbol : null;

    /// <summary>The initialiser of a local that is never assigned again.</summary>
    public static ExpressionSyntax? OfLocal(ILocalSymbol local, SemanticModel model, CancellationToken cancel)
    {
        if (local.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(cancel) is not VariableDeclaratorSyntax { Initializer.Value: var value } declarator) return null;
        var scope = declarator.FirstAncestorOrSelf<BlockSyntax>() ?? (SyntaxNode?)declarator.FirstAncestorOrSelf<CompilationUnitSyntax>();
        return scope is null || IsWritten(scope, local, model, cancel) ? null : value;
    }

    /// <summary>The initialiser of a read-only field.</summary>
    public static ExpressionSyntax? OfField(IFieldSymbol field, CancellationToken cancel) =>
        field.IsReadOnly && field.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancel) is VariableDeclaratorSyntax { Initializer.Value: var value } ? value : null;

    /// <summary>The expression that a body does nothing but return.</summary>
    public static ExpressionSyntax? ReturnedBy(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow) =>
        arrow?.Expression ?? (body is { Statements: [ReturnStatementSyntax { Expression: { } value }] } ? value : null);

    private static bool IsWritten(SyntaxNode scope, ILocalSymbol local, SemanticModel model, CancellationToken cancel) =>
        scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name && IsTarget(name)
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancel).Symbol, local));

    /// <summary>True when the name is assigned, incremented, deconstructed into, or passed by reference.</summary>
    public static bool IsTarget(ExpressionSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
        PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || (argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax tuple } && tuple.Left == argument.Parent),
        RefExpressionSyntax => true,
        _ => false,
    };
}
