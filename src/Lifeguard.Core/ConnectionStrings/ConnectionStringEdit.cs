namespace Lifeguard.Core.ConnectionStrings;

/// <summary>A replacement in the text of a connection string.</summary>
/// <param name="Range">What is replaced; empty for an insertion.</param>
/// <param name="NewText">What stands there afterwards.</param>
public readonly record struct ConnectionStringEdit(TextRange Range, string NewText);
