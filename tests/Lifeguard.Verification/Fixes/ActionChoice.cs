using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.Verification;

/// <summary>Which of several offered actions a test means.</summary>
internal sealed record ActionChoice(int? Index, string? EquivalenceKey, Action<CodeAction>? Verifier)
{
    /// <summary>The action to apply, or null if nothing fitting is offered.</summary>
    /// <exception cref="VerificationException">Index and key name different actions; in the first iteration also: something is offered, but not this.</exception>
    public (CodeFixProvider Provider, CodeAction Action)? Of(ImmutableArray<(CodeFixProvider Provider, CodeAction Action)> offered, bool isFirstIteration)
    {
        if (offered.IsEmpty) return null;

        (CodeFixProvider Provider, CodeAction Action)? chosen = Index is { } index ? At(offered, index, isFirstIteration) : WithKey(offered, isFirstIteration);
        if (chosen is { } action) Verifier?.Invoke(action.Action);
        return chosen;
    }

    private (CodeFixProvider, CodeAction)? At(ImmutableArray<(CodeFixProvider Provider, CodeAction Action)> offered, int index, bool isFirstIteration)
    {
        if (index >= offered.Length) return isFirstIteration ? throw Missing($"number {index}", offered) : null;
        if (EquivalenceKey is not null && offered[index].Action.EquivalenceKey != EquivalenceKey)
        {
            throw new VerificationException($"The action at index {index} has the equivalence key '{offered[index].Action.EquivalenceKey}', expected '{EquivalenceKey}'.");
        }

        return offered[index];
    }

    private (CodeFixProvider, CodeAction)? WithKey(ImmutableArray<(CodeFixProvider Provider, CodeAction Action)> offered, bool isFirstIteration)
    {
        if (EquivalenceKey is null) return offered[0];

        var withKey = offered.Where(candidate => candidate.Action.EquivalenceKey == EquivalenceKey).Take(1).ToList();
        if (withKey is [var found]) return found;
        return isFirstIteration ? throw Missing($"with the equivalence key '{EquivalenceKey}'", offered) : null;
    }

    private static VerificationException Missing(string what, ImmutableArray<(CodeFixProvider Provider, CodeAction Action)> offered) =>
        new($"No action {what} is offered. Offered: {string.Join(", ", offered.Select((candidate, i) => $"[{i}] '{candidate.Action.Title}' (key '{candidate.Action.EquivalenceKey}')"))}.");
}
