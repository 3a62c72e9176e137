using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Lifetime;

/// <summary>LFG1010. Removes the setting that switches pooling off, and nothing else.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PoolingDisabledFix))]
public sealed class PoolingDisabledFix : LifeguardCodeFix
{
    private const string Id = "LFG1010";

    public PoolingDisabledFix()
        : base(Id)
    {
    }

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(FixPlan.Possible(SettingRemoval.Plan(site, Id)));
}
