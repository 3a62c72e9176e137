using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Pinning;

/// <summary>LFG3009. Removes the setting: either it kept the connection from opening, or it had no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StartupParameterThroughPoolerFix))]
public sealed class StartupParameterThroughPoolerFix : LifeguardCodeFix
{
    private const string Id = "LFG3009";

    public StartupParameterThroughPoolerFix()
        : base(Id)
    {
    }

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(FixPlan.Possible(SettingRemoval.Plan(site, Id)));
}
