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
    public Document ApplyTo(FixSite site) => site.Document.WithText(site.Text.WithChanges(Changes));
}
