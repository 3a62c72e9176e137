using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Rules.Lifetime;

/// <summary>LFG1009. Clears the one data source that the code can reach.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClearAllPoolsMissesDataSourcesFix))]
public sealed class ClearAllPoolsMissesDataSourcesFix : LifeguardCodeFix
{
    private const string Id = "LFG1009";

    public ClearAllPoolsMissesDataSourcesFix()
        : base(Id)
    {
    }

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) => Task.FromResult(FixPlan.Possible(Plan(site, cancel)));

    private static FixPlan? Plan(FixSite site, CancellationToken cancel)
    {
        if (site.Node is not ExpressionSyntax marked) return null;
        var edits = new SourceEdits(site.Text);
        if (ReachableDataSource.Of(marked, site, edits, cancel) is not var (access, mayBeNull) || (mayBeNull && marked is not InvocationExpressionSyntax)) return null;

        edits.Replace(marked.Span, $"{access}{(mayBeNull ? "?" : "")}.Clear{(marked is InvocationExpressionSyntax ? "()" : "")}");
        return edits.ToChanges() is { } changes ? new FixPlan($"Call '{access}.Clear'", $"{Id}:clear", changes) : null;
    }
}
