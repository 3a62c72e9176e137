using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Lifeguard.CodeFixes.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Lifetime;

/// <summary>
/// LFG1002. Rents the connection from a data source that is built once per process; or, in a class that is given its dependencies, from an injected one.
///  In a handler it can have a connection lent instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConnectionPerInvocationFix))]
public sealed class ConnectionPerInvocationFix : LifeguardCodeFix
{
    private const string Id = "LFG1002";

    public ConnectionPerInvocationFix()
        : base(Id)
    {
    }

    private protected override async Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        FixPlan.Possible(
            await ConnectionHoist.PlanAsync(site, Id, cancel).ConfigureAwait(false),
            await DataSourceInjection.OfConnectionAsync(site, Id, cancel).ConfigureAwait(false));

    private protected override Task<FixPlan?> AlternativeAsync(FixSite site, CancellationToken cancel) =>
        HandlerSplit.AtAsync(site, Id, isToBeDisposed: false, cancel);
}
