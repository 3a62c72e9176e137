using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Pinning;

/// <summary>LFG3001. Makes the setting local to the transaction that encloses it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SessionSettingFix))]
public sealed class SessionSettingFix : LifeguardCodeFix
{
    private const string Id = "LFG3001";

    public SessionSettingFix()
        : base(Id)
    {
    }

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(FixPlan.Possible(SqlTextEdits.Plan(site, Id, "Make the setting local to the transaction")));
}
