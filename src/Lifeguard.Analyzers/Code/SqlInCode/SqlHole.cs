using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>A stretch of SQL text that is not known at compile time.</summary>
/// <param name="Offset">Where its hole stands in the folded text.</param>
/// <param name="Kind">What can be in it.</param>
/// <param name="Value">The expression whose value it is; null where no expression stands for it.</param>
internal readonly record struct SqlHole(int Offset, SqlHoleKind Kind, ExpressionSyntax? Value);

/// <summary>What an unknown stretch of SQL text can hold.</summary>
internal enum SqlHoleKind
{
    /// <summary>A parameter: the library sends the value beside the text, never as text.</summary>
    Parameter,

    /// <summary>The text of a number, a GUID, a date or the like: one value, never more SQL.</summary>
    Value,

    /// <summary>Any text: a name, a value, or whole statements.</summary>
    Text,
}
