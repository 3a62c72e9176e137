using Lifeguard.Core.Sql.Lexing;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>May this word be part of an effect? Asked for each word of each text, so it answers by first letters, and answers yes too often rather than too seldom.</summary>
internal static class PostgreSqlSuspicion
{
    public static bool FallsOnStatement(string keyword) => keyword switch
    {
        "SET" or "RESET" or "DISCARD" or "LISTEN" or "UNLISTEN" or "PREPARE" or "EXECUTE" or "DEALLOCATE" or "DECLARE" or "LOAD"
            or "BEGIN" or "START" or "COMMIT" or "END" or "ROLLBACK" or "ABORT" or "SAVEPOINT" or "RELEASE" => true,
        _ => false,
    };

    public static bool FallsOn(string text, int start, int end, string keyword)
    {
        var length = end - start;
        switch (text[start] | 0x20)
        {
            // pg_advisory_lock and its kin, pg_temp
            case 'p': return length >= 7 && (text[start + 1] | 0x20) == 'g' && text[start + 2] == '_' && (text[start + 3] | 0x20) is 'a' or 't';
            case 's': return length is 6 or 10 && (Words.Are(text, start, end, "SETVAL") || Words.Are(text, start, end, "SET_CONFIG"));
            case 'n': return length == 7 && Words.Are(text, start, end, "NEXTVAL");
            case 'c': return length == 7 && Words.Are(text, start, end, "CURRVAL");
            case 'l': return length == 7 && Words.Are(text, start, end, "LASTVAL");
            case 't': return length is 4 or 9 && (Words.Are(text, start, end, "TEMP") || Words.Are(text, start, end, "TEMPORARY"));
            // CREATE TABLE … AS EXECUTE, EXPLAIN ANALYZE EXECUTE
            case 'e': return length == 7 && keyword is "CREATE" or "EXPLAIN" && Words.Are(text, start, end, "EXECUTE");
            default: return false;
        }
    }

    /// <summary>A function may be called by its name in quotes, and a temporary schema named so. What U&amp;"…" spells is left to the second look.</summary>
    public static bool FallsOnQuoted(string text, int start, int end) =>
        end - start >= 8 && (text[start] != '"' || FallsOn(text, start + 1, end - 1, ""));
}
