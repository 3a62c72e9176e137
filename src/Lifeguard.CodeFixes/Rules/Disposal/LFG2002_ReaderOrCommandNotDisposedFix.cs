using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing.Disposal;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Disposal;

/// <summary>LFG2002. Disposes the reader or command on every path, as LFG2001 does with connections.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReaderOrCommandNotDisposedFix))]
public sealed class ReaderOrCommandNotDisposedFix : LifeguardCodeFix
{
    private const string Id = "LFG2002";

    public ReaderOrCommandNotDisposedFix()
        : base(Id)
    {
    }

    private protected override bool OffersOne => true;

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(DisposalPlans.Of(site, Id, cancel));
}
