using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Lifetime;

/// <summary>LFG1011. Keeps the connection string that the handler puts together in a static field, for all connections of the type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PooledConnectionPerInvocationFix))]
public sealed class PooledConnectionPerInvocationFix : LifeguardCodeFix
{
    private const string Id = "LFG1011";

    public PooledConnectionPerInvocationFix()
        : base(Id)
    {
    }

    private protected override async Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        FixPlan.Possible(await ConnectionTextHoist.PlanAsync(site, Id, cancel).ConfigureAwait(false));
}
