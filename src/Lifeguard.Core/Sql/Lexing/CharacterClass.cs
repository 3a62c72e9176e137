namespace Lifeguard.Core.Sql.Lexing;

/// <summary>What a token that begins with this character may be.</summary>
internal enum CharacterClass : byte
{
    Sign,
    Space,
    Letter,
    Digit,
    Quote,
    DoubleQuote,
    Backtick,
    Bracket,
    Dash,
    Slash,
    Star,
    Hash,
    Dollar,
    Colon,
    At,
    Question,
    Backslash,
    Open,
    Close,
    Comma,
    Dot,
    Semicolon,
    Hole,
}
