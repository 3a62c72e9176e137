namespace Lifeguard.Core.ConnectionStrings;

/// <summary>One keyword and its value, with the places where both stand.</summary>
/// <param name="Keyword">The keyword as its author spelt it, with <c>==</c> resolved to <c>=</c>; empty where the text is a hole that may hold any entries.</param>
/// <param name="Value">The value without its quotes; null when it is empty, which sets the keyword back to the driver's default.</param>
/// <param name="KeywordRange">Where the keyword stands.</param>
/// <param name="ValueRange">Where the value stands, its quotes included.</param>
/// <param name="Range">The whole entry with the semicolon that ends it: what to delete in order to remove it.</param>
public sealed record ConnectionStringEntry(string Keyword, string? Value, TextRange KeywordRange, TextRange ValueRange, TextRange Range)
{
    /// <summary>The keyword in lower case without spaces.</summary>
    public string NormalizedKeyword { get; } = ConnectionStringVocabulary.Normalize(Keyword);

    /// <summary>False when a hole makes the keyword unknown: the entry may then set anything.</summary>
    public bool KeywordIsKnown => Keyword.Length > 0 && Keyword.IndexOf(ConnectionStringText.Hole) < 0;

    /// <summary>False when a hole is part of the value.</summary>
    public bool ValueIsKnown => Value is null || Value.IndexOf(ConnectionStringText.Hole) < 0;
}
