using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Rules.Lifetime;

/// <summary>
/// LFG1005. Builds the data source once: before the registration, or as a singleton service where it needs the container or there is no room for a statement, or in a static member of the context.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DataSourceInOptionsLambdaFix))]
public sealed class DataSourceInOptionsLambdaFix : LifeguardCodeFix
{
    private const string Id = "LFG1005";

    public DataSourceInOptionsLambdaFix()
        : base(Id)
    {
    }

    private protected override async Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel)
    {
        // To detect a server's version is to connect: at the start of the program that is another behaviour, and may fail.
        if (site.Node is not ExpressionSyntax creation || !OptionsRegistration.YieldsPool(creation, site, cancel)) return FixPlan.Possible();
        if (OptionsRegistration.Around(creation, site, cancel) is { } registration)
        {
            return FixPlan.Possible(
                await OptionsHoist.PlanAsync(creation, registration, site, Id, cancel).ConfigureAwait(false)
                    ?? await OptionsSingleton.PlanAsync(creation, registration, site, Id, cancel).ConfigureAwait(false));
        }

        return FixPlan.Possible(await CreationHoist.PlanAsync(site, Id, cancel).ConfigureAwait(false));
    }
}
