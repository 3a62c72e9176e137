namespace Lifeguard.Core.Sql;

/// <summary>One change of a text.</summary>
/// <param name="Range">What is replaced; empty where text is inserted.</param>
/// <param name="NewText">What it is replaced by; empty where text is removed.</param>
public readonly record struct SqlEdit(TextRange Range, string NewText);
