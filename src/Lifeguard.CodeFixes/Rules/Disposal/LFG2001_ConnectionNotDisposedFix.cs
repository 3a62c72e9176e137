using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing.Disposal;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Disposal;

/// <summary>LFG2001. Gives the connection back on every path: by a <c>using</c>, or in <c>finally</c>.</summary>
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
}
