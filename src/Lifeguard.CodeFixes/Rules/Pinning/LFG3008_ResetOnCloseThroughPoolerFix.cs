using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Pinning;

/// <summary>LFG3008. Adds <c>No Reset On Close=true</c> to the string, or the property to the builder, and changes nothing else.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResetOnCloseThroughPoolerFix))]
public sealed class ResetOnCloseThroughPoolerFix : LifeguardCodeFix
{
    private const string Id = "LFG3008";

    public ResetOnCloseThroughPoolerFix()
        : base(Id)
    {
    }

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(FixPlan.Possible(SettingAddition.Plan(site, Id, "No Reset On Close", "NoResetOnClose", "true")));
}
