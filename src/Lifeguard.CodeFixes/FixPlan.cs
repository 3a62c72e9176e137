using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes;

/// <summary>A fix worked out to the end. Fixes are text changes, so that whatever they do not mention stays as its author wrote it, byte for byte.</summary>
/// <param name="Title">What the light bulb says.</param>
/// <param name="EquivalenceKey">Which plans Fix All applies together: <c>LFG1001:hoist</c>.</param>
/// <param name="Changes">Ordered, disjoint, and at least one.</param>
internal sealed record FixPlan(string Title, string EquivalenceKey, ImmutableArray<TextChange> Changes)
{
    /// <summary>Those of the plans that came about, in their order.</summary>
    public static ImmutableArray<FixPlan> Possible(params FixPlan?[] plans) => plans.OfType<FixPlan>().ToImmutableArray();

    /// <summary>The document with the changes made.</summary>
    public Document ApplyTo(FixSite site) => site.Document.WithText(site.Text.WithChanges(Changes));
}
