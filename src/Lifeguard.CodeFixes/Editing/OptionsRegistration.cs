using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>The registration of a context whose options lambda the code is in.</summary>
/// <param name="Call"><c>services.AddDbContext&lt;T&gt;(…)</c>.</param>
/// <param name="Lambda">What makes the options.</param>
internal sealed record OptionsRegistration(InvocationExpressionSyntax Call, AnonymousFunctionExpressionSyntax Lambda)
{
    /// <summary>The registration around <paramref name="creation"/>; null when the code is in a method, or in a lambda that something else calls.</summary>
    public static OptionsRegistration? Around(ExpressionSyntax creation, FixSite site, CancellationToken cancel) =>
        LocalReferences.Function(creation) is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } lambda
        && site.Model.GetSymbolInfo(call, cancel).Symbol is IMethodSymbol { Name: "AddDbContext" or "AddDbContextFactory" }
            ? new OptionsRegistration(call, lambda)
            : null;

    /// <summary>True when the expression's value is a data source.</summary>
    public static bool YieldsPool(ExpressionSyntax creation, FixSite site, CancellationToken cancel)
    {
        for (var type = site.Model.GetTypeInfo(creation, cancel).Type; type is not null; type = type.BaseType)
        {
            if (type.Name == "DbDataSource" && type.ContainingNamespace.ToDisplayString() == "System.Data.Common") return true;
        }

        return false;
    }

    /// <summary>The statements of the lambda's block; none where it is an expression.</summary>
    public SyntaxList<StatementSyntax> Statements => Lambda.Block?.Statements ?? default;

    /// <summary>The statement that the registration is part of, with room for another one before it; null where there is none.</summary>
    public StatementSyntax? Statement => Call.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax } statement and not LocalFunctionStatementSyntax
        && statement.DescendantNodes().OfType<LocalFunctionStatementSyntax>().All(function => !function.Span.Contains(Call.Span)) ? statement : null;

    /// <summary>The local of the lambda that the creation initialises; null where its value is used on the spot.</summary>
    public static VariableDeclaratorSyntax? LocalOf(ExpressionSyntax creation) =>
        Shapes.VariableSetTo(creation) is { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator ? declarator : null;
}
