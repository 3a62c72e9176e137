using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing.Disposal;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes.Rules.Disposal;

/// <summary>LFG2004. Awaits the task, so that the scope of its connection ends after it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConnectionOutlivesInvocationFix))]
public sealed class ConnectionOutlivesInvocationFix : LifeguardCodeFix
{
    private const string Id = "LFG2004";

    public ConnectionOutlivesInvocationFix()
        : base(Id)
    {
    }

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(FixPlan.Possible(AwaitedWork.Plan(site, Id, cancel)));
}
