using Lifeguard.Core.Sql.Lexing;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>Which truth value does this token write down, by the rules of PostgreSQL's input: <c>true</c>, <c>'f'</c>, <c>on</c>, <c>0</c>? Null if none.</summary>
internal static class Booleans
{
    public static bool? Of(string sql, SqlToken token) => token.Kind switch
    {
        SqlTokenKind.Word or SqlTokenKind.Number => Of(Words.Lower(sql, token.Start, token.End)),
        SqlTokenKind.String => Names.OfString(sql, token) is { } value ? Of(value.Trim().ToLowerInvariant()) : null,
        _ => null,
    };

    // Unique beginnings of the words count as well; 'o' begins both on and off.
    private static bool? Of(string value) => value switch
    {
        "true" or "tru" or "tr" or "t" or "yes" or "ye" or "y" or "on" or "1" => true,
        "false" or "fals" or "fal" or "fa" or "f" or "no" or "n" or "off" or "of" or "0" => false,
        _ => null,
    };
}
