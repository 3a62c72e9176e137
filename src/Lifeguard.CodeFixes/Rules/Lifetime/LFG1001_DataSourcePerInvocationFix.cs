using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Lifeguard.CodeFixes.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Lifetime;

/// <summary>
/// LFG1001. Builds the pool once per process, in a holder that every invocation shares; or, in a class that is given its dependencies, has it injected.
///  In a handler it can have a connection lent instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DataSourcePerInvocationFix))]
public sealed class DataSourcePerInvocationFix : LifeguardCodeFix
{
    private const string Id = "LFG1001";

    public DataSourcePerInvocationFix()
        : base(Id)
    {
    }

    private protected override async Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        FixPlan.Possible(
            await CreationHoist.PlanAsync(site, Id, cancel).ConfigureAwait(false),
            await DataSourceInjection.OfDataSourceAsync(site, Id, cancel).ConfigureAwait(false));

    private protected override Task<FixPlan?> AlternativeAsync(FixSite site, CancellationToken cancel) =>
        HandlerSplit.AtAsync(site, Id, isToBeDisposed: false, cancel);
}
