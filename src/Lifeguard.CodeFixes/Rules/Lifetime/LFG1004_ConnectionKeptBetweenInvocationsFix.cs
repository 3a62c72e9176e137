using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Lifetime;

/// <summary>LFG1004. Keeps a data source where a connection was kept, and opens a connection where it is used.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConnectionKeptBetweenInvocationsFix))]
public sealed class ConnectionKeptBetweenInvocationsFix : LifeguardCodeFix
{
    private const string Id = "LFG1004";

    public ConnectionKeptBetweenInvocationsFix()
        : base(Id)
    {
    }

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(FixPlan.Possible(KeptConnection.Plan(site, Id, cancel)));
}
