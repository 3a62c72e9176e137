using Lifeguard.Core.Sql.Lexing;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>May this token be part of an effect? Asked for each token of each text.</summary>
internal static class TransactSqlSuspicion
{
    public static bool FallsOnStatement(string keyword) => keyword is "SET" or "USE" or "BEGIN" or "COMMIT" or "ROLLBACK" or "SAVE" or "REVERT" or "EXEC" or "EXECUTE";

    public static bool FallsOn(string text, SqlToken token, string keyword)
    {
        switch (token.Kind)
        {
            case SqlTokenKind.SystemVariable:
                return Words.Are(text, token.Start, token.End, "@@IDENTITY");
            case SqlTokenKind.QuotedName:
                return token.End - token.Start > 3 && text[token.Start + 1] == '#' && keyword is "CREATE" or "SELECT" or "WITH" or "";
            case SqlTokenKind.Word:
                return (text[token.Start] | 0x20) switch
                {
                    // '#' | 0x20 is '#'
                    '#' => keyword is "CREATE" or "SELECT" or "WITH" or "",
                    's' => token.Is(text, "SCOPE_IDENTITY") || (keyword.Length == 0 && Words.StartWith(text, token.Start, token.End, "SP_")),
                    'g' => (object)keyword == "DECLARE" && token.Is(text, "GLOBAL"),
                    _ => false,
                };
            default:
                return false;
        }
    }
}
