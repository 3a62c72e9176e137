using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>One way to dispose a resource.</summary>
/// <param name="Title">What the light bulb says.</param>
/// <param name="Changes">What changes.</param>
internal sealed record DisposalForm(string Title, ImmutableArray<TextChange> Changes)
{
    /// <summary>The form with these edits; null when they contradict each other.</summary>
    public static DisposalForm? Of(string title, SourceEdits edits) => edits.ToChanges() is { } changes ? new DisposalForm(title, changes) : null;
}
