using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes;

/// <summary>
/// What every fix shares: one planning method serves the light bulb and Fix All, and nothing is registered that has not been worked out to the end and found to
/// compile.
/// </summary>
public abstract class LifeguardCodeFix : CodeFixProvider
{
    private protected LifeguardCodeFix(params string[] ids) => FixableDiagnosticIds = ImmutableArray.Create(ids);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var site = await FixSite.OfAsync(context.Document, diagnostic, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false);
            foreach (var plan in await ProvenPlansAsync(site, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create(plan.Title, cancel => Task.FromResult(plan.ApplyTo(site)), plan.EquivalenceKey), diagnostic);
            }
        }
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new SequentialFixAll(this);

    /// <summary>The ways to fix the diagnostic at <paramref name="site"/>, the recommended one first, each known to compile.</summary>
    internal async Task<ImmutableArray<FixPlan>> ProvenPlansAsync(FixSite site, CancellationToken cancel)
    {
        var proven = ImmutableArray.CreateBuilder<FixPlan>();
        foreach (var plan in await PlansAsync(site, cancel).ConfigureAwait(false))
        {
            if (!await CompilationProof.HoldsAsync(site, plan, cancel).ConfigureAwait(false)) continue;

            proven.Add(plan);
            if (OffersOne) break;
        }

        // Beside the others, never instead of them: Fix All and 'dotnet format' go by the first.
        if (proven.Count > 0 && await AlternativeAsync(site, cancel).ConfigureAwait(false) is { } alternative) proven.Add(alternative);
        return proven.ToImmutable();
    }

    /// <summary>A way that changes more than the diagnostic is about, known to compile; null where there is none. It is offered last, and only where there is another one.</summary>
    private protected virtual Task<FixPlan?> AlternativeAsync(FixSite site, CancellationToken cancel) => Task.FromResult<FixPlan?>(null);

    /// <summary>True where the plans are forms of one fix, of which the first that compiles is offered.</summary>
    private protected virtual bool OffersOne => false;

    /// <summary>The ways to fix the diagnostic at <paramref name="site"/>, the recommended one first; empty when a precondition does not hold.</summary>
    private protected abstract Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel);
}
