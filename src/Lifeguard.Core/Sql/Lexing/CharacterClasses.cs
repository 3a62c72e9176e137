using Lifeguard.Core.ConnectionStrings;

namespace Lifeguard.Core.Sql.Lexing;

/// <summary>Which class is a character of, in a dialect? A table of ASCII each; all that is beyond ASCII is a letter, but for spaces and the hole.</summary>
internal static class CharacterClasses
{
    /// <summary>Set in an entry where the character may continue a word.</summary>
    public const byte ContinuesWord = 0x80;

    /// <summary>The bits of an entry that hold its <see cref="CharacterClass"/>.</summary>
    public const byte ClassBits = 0x7F;

    private static readonly byte[] PostgreSql = Table(words: "_", continuing: "$");
    private static readonly byte[] MySql = Table(words: "_$", continuing: "$", ('`', CharacterClass.Backtick), ('#', CharacterClass.Hash), ('*', CharacterClass.Star));
    private static readonly byte[] SqlServer = Table(words: "_#", continuing: "$@#", ('[', CharacterClass.Bracket));
    private static readonly byte[] Oracle = Table(words: "_", continuing: "$#");
    private static readonly byte[] Sqlite = Table(words: "_", continuing: "$", ('`', CharacterClass.Backtick), ('[', CharacterClass.Bracket));

    public static byte[] Of(SqlDialect dialect) => dialect switch
    {
        SqlDialect.MySql => MySql,
        SqlDialect.SqlServer => SqlServer,
        SqlDialect.Oracle => Oracle,
        SqlDialect.Sqlite => Sqlite,
        _ => PostgreSql,
    };

    /// <summary>PostgreSQL takes every byte beyond ASCII for a letter, a no-break space as well; the other servers know Unicode's spaces.</summary>
    public static CharacterClass BeyondAscii(char character, SqlDialect dialect) => character switch
    {
        ConnectionStringText.Hole => CharacterClass.Hole,
        '\uFEFF' => CharacterClass.Space,
        _ => dialect != SqlDialect.PostgreSql && char.IsWhiteSpace(character) ? CharacterClass.Space : CharacterClass.Letter,
    };

    private static byte[] Table(string words, string continuing, params (char Character, CharacterClass Class)[] own)
    {
        var table = new byte[128];
        foreach (var space in " \t\r\n\f\v\0") table[space] = (byte)CharacterClass.Space;
        for (var letter = 'A'; letter <= 'Z'; letter++) table[letter] = table[letter + ('a' - 'A')] = (byte)CharacterClass.Letter | ContinuesWord;
        for (var digit = '0'; digit <= '9'; digit++) table[digit] = (byte)CharacterClass.Digit | ContinuesWord;
        foreach (var (character, characterClass) in Shared.Concat(own)) table[character] = (byte)characterClass;
        foreach (var character in words) table[character] = (byte)CharacterClass.Letter | ContinuesWord;
        foreach (var character in continuing) table[character] |= ContinuesWord;
        return table;
    }

    private static IEnumerable<(char Character, CharacterClass Class)> Shared =>
    [
        ('\'', CharacterClass.Quote), ('"', CharacterClass.DoubleQuote), ('-', CharacterClass.Dash), ('/', CharacterClass.Slash),
        ('$', CharacterClass.Dollar), (':', CharacterClass.Colon), ('@', CharacterClass.At), ('?', CharacterClass.Question), ('\\', CharacterClass.Backslash),
        ('(', CharacterClass.Open), (')', CharacterClass.Close), (',', CharacterClass.Comma), ('.', CharacterClass.Dot), (';', CharacterClass.Semicolon),
    ];
}
