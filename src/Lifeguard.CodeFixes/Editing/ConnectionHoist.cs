using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>The fix for a connection made from a string: a data source is made from that string, once, and the connection is rented from it.</summary>
internal static class ConnectionHoist
{
    /// <summary>The plan; null when the string depends on the invocation's data, or the provider has no data source.</summary>
    public static async Task<FixPlan?> PlanAsync(FixSite site, string rule, CancellationToken cancel)
    {
        if (site.Hoist is null || ConnectionCreation.At(site, cancel) is not { } creation) return null;

        var needs = await DependencySearch.OfAsync(creation.ConnectionString, site, mayReadInstance: site.Hoist == HoistKinds.Instance, cancel).ConfigureAwait(false);
        if (needs is null) return null;

        var edits = new SourceEdits(site.Text);
        var held = new Creation(creation.ConnectionString, creation.DataSource, Local: null)
        {
            Wrap = (name, value) => DataSourceType.Creation(creation.DataSource, name, value),
        };
        if (Holder.For(held, needs, refusesNull: true, site, edits, cancel) is not { } holder) return null;

        Rent(creation.Expression, holder.Access, site, edits);
        var comments = RemovedDependencies.Remove(needs, holder.IsNew, site, edits, cancel);
        return holder.Declare(comments, edits)
            && edits.ToChanges() is { } changes ? new FixPlan($"Rent it from a data source, in '{holder.Name}'", $"{rule}:hoist", changes) : null;
    }

    /// <summary>Enters the edits that rent the connection instead of making it.</summary>
    public static void Rent(ExpressionSyntax creation, string dataSource, FixSite site, SourceEdits edits)
    {
        if (OpenStatement.After(creation) is { } open)
        {
            edits.Replace(creation.Span, open.From(dataSource));
            StatementRemoval.RemoveLeavingComments(open.Statement, site.Text, edits);
        }
        else
        {
            edits.Replace(creation.Span, $"{dataSource}.CreateConnection()");
        }
    }
}
