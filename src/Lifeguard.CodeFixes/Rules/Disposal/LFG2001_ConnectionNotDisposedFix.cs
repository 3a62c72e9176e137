using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing.Disposal;
using Lifeguard.CodeFixes.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Disposal;

/// <summary>LFG2001. Gives the connection back on every path: by a <c>using</c>, or in <c>finally</c>. In a handler it can have a connection lent instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConnectionNotDisposedFix))]
public sealed class ConnectionNotDisposedFix : LifeguardCodeFix
{
    private const string Id = "LFG2001";

    public ConnectionNotDisposedFix()
        : base(Id)
    {
    }

    private protected override bool OffersOne => true;

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(DisposalPlans.Of(site, Id, cancel));

    private protected override Task<FixPlan?> AlternativeAsync(FixSite site, CancellationToken cancel) =>
        HandlerSplit.AtAsync(site, Id, isToBeDisposed: true, cancel);
}
