namespace Lifeguard.Core.Sql;

/// <summary>One token of SQL text. White space and comments are none.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last character.</param>
public readonly record struct SqlToken(SqlTokenKind Kind, int Start, int End)
{
    /// <summary>Where it stands.</summary>
    public TextRange Range => new(Start, End);

    /// <summary>Whether it is this keyword, in whatever case. A name in quotes never is.</summary>
    /// <param name="text">The text that the token is of.</param>
    /// <param name="keyword">The keyword in upper case.</param>
    public bool Is(string text, string keyword) => Kind == SqlTokenKind.Word && Lexing.Words.Are(text, Start, End, keyword);
}
