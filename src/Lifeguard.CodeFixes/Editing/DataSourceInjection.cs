using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// The second action in a class that is given its dependencies: it is given the data source as well. What registers it (<c>AddNpgsqlDataSource</c>) is in
/// another file, and is left to the author.
/// </summary>
internal static class DataSourceInjection
{
    /// <summary>The plan for a data source that is built where it should be injected.</summary>
    public static async Task<FixPlan?> OfDataSourceAsync(FixSite site, string rule, CancellationToken cancel)
    {
        if (!IsOffered(site)
            || site.Node is not ExpressionSyntax creation
            || site.Model.GetTypeInfo(creation, cancel).Type is not INamedTypeSymbol type)
        {
            return null;
        }

        if (await DependencySearch.OfAsync(creation, site, mayReadInstance: true, cancel).ConfigureAwait(false) is not { } needs) return null;

        var isLocal = creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: not FieldDeclarationSyntax } };
        var edits = new SourceEdits(site.Text);
        return (isLocal || ValueFlow.Of(creation) == Flow.Used)
            && await InjectedHolder.ForAsync(creation, type, site, edits, cancel).ConfigureAwait(false) is { } holder
            && CreationHoist.Replace(creation, holder, needs, site, edits, cancel) ? Plan(type, rule, edits) : null;
    }

    /// <summary>The plan for a connection that is made from a string and should be rented from an injected data source.</summary>
    public static async Task<FixPlan?> OfConnectionAsync(FixSite site, string rule, CancellationToken cancel)
    {
        if (!IsOffered(site) || ConnectionCreation.At(site, cancel) is not { } creation) return null;
        if (await DependencySearch.OfAsync(creation.ConnectionString, site, mayReadInstance: true, cancel).ConfigureAwait(false) is not { } needs) return null;

        var edits = new SourceEdits(site.Text);
        if (await InjectedHolder.ForAsync(creation.Expression, creation.DataSource, site, edits, cancel).ConfigureAwait(false) is not { } holder) return null;

        ConnectionHoist.Rent(creation.Expression, holder.Access, site, edits);
        _ = RemovedDependencies.Remove(needs, takesComments: false, site, edits, cancel);
        return holder.Declare([], edits) ? Plan(creation.DataSource, rule, edits) : null;
    }

    private static bool IsOffered(FixSite site) => site.Property(DiagnosticKeys.ConstructorInjection) == "true";

    private static FixPlan? Plan(INamedTypeSymbol type, string rule, SourceEdits edits) =>
        edits.ToChanges() is { } changes ? new FixPlan($"Inject the {type.Name}, to be registered as a singleton", $"{rule}:inject", changes) : null;
}
