using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Pinning;

/// <summary>LFG3003. Lets the table end with the transaction that encloses it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TempTableFix))]
public sealed class TempTableFix : LifeguardCodeFix
{
    private const string Id = "LFG3003";

    public TempTableFix()
        : base(Id)
    {
    }

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(FixPlan.Possible(SqlTextEdits.Plan(site, Id, "Drop the table when the transaction ends")));
}
