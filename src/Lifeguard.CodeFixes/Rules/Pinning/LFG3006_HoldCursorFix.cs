using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Pinning;

/// <summary>LFG3006. Lets the cursor end with the transaction that encloses it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HoldCursorFix))]
public sealed class HoldCursorFix : LifeguardCodeFix
{
    private const string Id = "LFG3006";

    public HoldCursorFix()
        : base(Id)
    {
    }

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(FixPlan.Possible(SqlTextEdits.Plan(site, Id, "Close the cursor when the transaction ends")));
}
