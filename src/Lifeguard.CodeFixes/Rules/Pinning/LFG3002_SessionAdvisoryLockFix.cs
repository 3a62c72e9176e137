using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Pinning;

/// <summary>LFG3002. Takes the transaction's lock, which ends with the transaction that encloses it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SessionAdvisoryLockFix))]
public sealed class SessionAdvisoryLockFix : LifeguardCodeFix
{
    private const string Id = "LFG3002";

    public SessionAdvisoryLockFix()
        : base(Id)
    {
    }

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(FixPlan.Possible(SqlTextEdits.Plan(site, Id, "Take the lock for the transaction")));
}
