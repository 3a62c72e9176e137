namespace Lifeguard.Core.Sql;

/// <summary>One statement of a text.</summary>
/// <param name="Range">From its first token to its last, without what ends it and without comments around it.</param>
/// <param name="Keyword">The keyword it begins with, in upper case (<c>SELECT</c>, also for one in parentheses); empty where it begins with none that a server knows.</param>
public readonly record struct SqlStatement(TextRange Range, string Keyword);
