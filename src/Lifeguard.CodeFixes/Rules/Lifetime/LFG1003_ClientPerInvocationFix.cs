using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Lifetime;

/// <summary>LFG1003. Builds the client once per process, in a holder that every invocation shares.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClientPerInvocationFix))]
public sealed class ClientPerInvocationFix : LifeguardCodeFix
{
    private const string Id = "LFG1003";

    public ClientPerInvocationFix()
        : base(Id)
    {
    }

    private protected override async Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        FixPlan.Possible(await CreationHoist.PlanAsync(site, Id, cancel).ConfigureAwait(false));
}
