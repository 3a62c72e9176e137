using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing.Disposal;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Disposal;

/// <summary>LFG2003. Disposes the transaction on every path; without a commit that rolls it back.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TransactionNotFinishedFix))]
public sealed class TransactionNotFinishedFix : LifeguardCodeFix
{
    private const string Id = "LFG2003";

    public TransactionNotFinishedFix()
        : base(Id)
    {
    }

    private protected override bool OffersOne => true;

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(DisposalPlans.Of(site, Id, cancel));
}
