namespace Lifeguard.Core;

/// <summary>A stretch of a text, by offsets in UTF-16 code units. Core's own, because it knows no Roslyn.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset behind the last character; equal to <paramref name="Start"/> for an empty range.</param>
public readonly record struct TextRange(int Start, int End)
{
    /// <summary>How many characters the range covers.</summary>
    public int Length => End - Start;

    /// <summary>The text that the range covers in <paramref name="text"/>.</summary>
    public string Of(string text) => text.Substring(Start, Length);
}
