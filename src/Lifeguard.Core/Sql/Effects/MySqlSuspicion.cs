using Lifeguard.Core.Sql.Lexing;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>May this word be part of an effect? Asked for each word of each text.</summary>
internal static class MySqlSuspicion
{
    public static bool FallsOnStatement(string keyword) => keyword switch
    {
        "SET" or "LOCK" or "UNLOCK" or "FLUSH" or "PREPARE" or "EXECUTE" or "DEALLOCATE" or "USE"
            or "BEGIN" or "START" or "COMMIT" or "ROLLBACK" or "SAVEPOINT" or "RELEASE" or "XA" => true,
        _ => false,
    };

    /// <summary>Other names of <c>LAST_INSERT_ID()</c>.</summary>
    public static bool FallsOnVariable(string text, int start, int end) =>
        Words.Are(text, start, end, "@@IDENTITY") || Words.Are(text, start, end, "@@LAST_INSERT_ID");

    public static bool FallsOn(string text, int start, int end, string keyword)
    {
        var length = end - start;
        return (text[start] | 0x20) switch
        {
            'g' => length == 8 && Words.Are(text, start, end, "GET_LOCK"),
            'r' => length is 12 or 17 && Words.StartWith(text, start, end, "RELEASE_"),
            'l' => (length == 14 && Words.Are(text, start, end, "LAST_INSERT_ID")) || (length == 7 && Words.Are(text, start, end, "LASTVAL")),
            'n' => length == 7 && Words.Are(text, start, end, "NEXTVAL"),
            's' => length == 6 && Words.Are(text, start, end, "SETVAL"),
            't' => length == 9 && (object)keyword == "CREATE" && Words.Are(text, start, end, "TEMPORARY"),
            'p' => length == 7 && (object)keyword == "DROP" && Words.Are(text, start, end, "PREPARE"),
            _ => false,
        };
    }
}
