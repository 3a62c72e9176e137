using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing.Disposal;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Disposal;

/// <summary>LFG2007. Disposes asynchronously what is disposed synchronously.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SyncDisposeInAsyncHandlerFix))]
public sealed class SyncDisposeInAsyncHandlerFix : LifeguardCodeFix
{
    private const string Id = "LFG2007";

    public SyncDisposeInAsyncHandlerFix()
        : base(Id)
    {
    }

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(FixPlan.Possible(AsyncTwin.Plan(site, Id)));
}
