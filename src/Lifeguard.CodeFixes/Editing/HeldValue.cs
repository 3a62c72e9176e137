using System.Collections.Immutable;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>What a holder is set to, as text.</summary>
/// <param name="Expression">The expression, when one is enough; otherwise what the method below returns.</param>
/// <param name="Preparation">The lines of the method that builds the value, without the last <c>return</c>; empty when the expression is enough. Not
/// indented.</param>
internal sealed record HeldValue(string Expression, ImmutableArray<string> Preparation)
{
    public bool NeedsMethod => !Preparation.IsEmpty;
}
