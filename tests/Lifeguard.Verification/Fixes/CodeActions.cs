using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.Verification;

/// <summary>What fixes offer for a diagnostic.</summary>
internal static class CodeActions
{
    // Internal as 'NestedCodeActions' in the oldest Roslyn we run on, public as 'NestedActions' in newer ones.
    private static readonly PropertyInfo NestedProperty =
        typeof(CodeAction).GetProperty("NestedActions", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        ?? typeof(CodeAction).GetProperty("NestedCodeActions", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        ?? throw new MissingMemberException(nameof(CodeAction), "NestedActions");

    /// <summary>Everything offered, in the order it is offered; a menu counts as its entries.</summary>
    public static async Task<ImmutableArray<(CodeFixProvider Provider, CodeAction Action)>> OfferedAsync(
        ImmutableArray<CodeFixProvider> providers, Document document, Diagnostic diagnostic, CancellationToken cancel)
    {
        var offered = ImmutableArray.CreateBuilder<(CodeFixProvider, CodeAction)>();
        foreach (var provider in providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var actions = new List<CodeAction>();
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancel)).ConfigureAwait(false);
            offered.AddRange(actions.SelectMany(Flattened).Select(action => (provider, action)));
        }

        return offered.ToImmutable();
    }

    /// <summary>The solution after the action.</summary>
    /// <exception cref="VerificationException">The action does not consist of exactly one change of the solution.</exception>
    public static async Task<Solution> ApplyAsync(CodeAction action, CancellationToken cancel)
    {
        var operations = await action.GetOperationsAsync(cancel).ConfigureAwait(false);
        var changes = operations.OfType<ApplyChangesOperation>().ToList();
        return changes is [var change]
            ? change.ChangedSolution
            : throw new VerificationException($"The action '{action.Title}' consists of {changes.Count} changes of the solution; it must be exactly one.");
    }

    private static IEnumerable<CodeAction> Flattened(CodeAction action) =>
        NestedProperty.GetValue(action) is ImmutableArray<CodeAction> { IsDefaultOrEmpty: false } nested ? nested.SelectMany(Flattened) : [action];
}
