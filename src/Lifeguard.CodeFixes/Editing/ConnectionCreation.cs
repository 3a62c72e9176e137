using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>A connection made from nothing but a connection string, of a provider that has a data source.</summary>
internal sealed record ConnectionCreation(BaseObjectCreationExpressionSyntax Expression, ExpressionSyntax ConnectionString, INamedTypeSymbol DataSource)
{
    /// <summary>The creation that the diagnostic marks; null if it has further arguments or settings, which would be lost.</summary>
    public static ConnectionCreation? At(FixSite site, CancellationToken cancel) =>
        site.Node is BaseObjectCreationExpressionSyntax creation && !IsSetUpLater(creation, site, cancel) ? Of(creation, site, cancel) : null;

    /// <summary>The same for a given expression.</summary>
    public static ConnectionCreation? Of(BaseObjectCreationExpressionSyntax creation, FixSite site, CancellationToken cancel) =>
        creation is { Initializer: null, ArgumentList.Arguments: { Count: 1 } arguments }
        && site.Model.GetTypeInfo(creation, cancel).Type is { } type
        && DataSourceType.Of(site, type) is { } dataSource
        && site.Model.GetTypeInfo(arguments[0].Expression, cancel).ConvertedType is { SpecialType: SpecialType.System_String }
            ? new ConnectionCreation(creation, arguments[0].Expression, dataSource)
            : null;

    /// <summary>True when a property of the connection is set further below, such as a callback: a connection rented from a data source refuses that.</summary>
    private static bool IsSetUpLater(BaseObjectCreationExpressionSyntax creation, FixSite site, CancellationToken cancel) =>
        creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
        && site.Model.GetDeclaredSymbol(declarator, cancel) is ILocalSymbol local
        && LocalReferences.In(LocalReferences.Member(declarator), local, site.Model, cancel)
            .Any(reference => reference.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access
                && assignment.Left == access && site.Model.GetSymbolInfo(access, cancel).Symbol is not IEventSymbol);
}
