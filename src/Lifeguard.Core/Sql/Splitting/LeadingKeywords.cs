using Lifeguard.Core.Sql.Lexing;

namespace Lifeguard.Core.Sql.Splitting;

/// <summary>Which keyword begins this statement? The same string for the same keyword, whatever its case in the text.</summary>
internal static class LeadingKeywords
{
    private static readonly string[][] ByLetter = Table(
        "ABORT", "ALTER", "ANALYSE", "ANALYZE", "BACKUP", "BEGIN", "BREAK", "BULK", "CACHE", "CALL", "CHANGE", "CHECK", "CHECKPOINT", "CHECKSUM", "CLOSE", "CLUSTER", "COMMENT",
        "COMMIT", "CONTINUE", "COPY", "CREATE", "DBCC", "DEALLOCATE", "DECLARE", "DELETE", "DENY", "DESC", "DESCRIBE", "DISABLE", "DISCARD", "DO", "DROP", "ELSE", "ENABLE", "END",
        "EXEC", "EXECUTE", "EXPLAIN", "FETCH", "FLUSH", "GET", "GOTO", "GRANT", "HANDLER", "HELP", "IF", "IMPORT", "INSERT", "INSTALL", "KILL", "LISTEN", "LOAD", "LOCK", "MERGE",
        "MOVE", "NOTIFY", "OPEN", "OPTIMIZE", "PREPARE", "PRINT", "PURGE", "RAISERROR", "READTEXT", "REASSIGN", "RECONFIGURE", "REFRESH", "REINDEX", "RELEASE", "RENAME", "REPAIR",
        "REPLACE", "RESET", "RESIGNAL", "RESTORE", "RETURN", "REVERT", "REVOKE", "ROLLBACK", "SAVE", "SAVEPOINT", "SECURITY", "SELECT", "SET", "SHOW", "SHUTDOWN", "SIGNAL", "START",
        "STOP", "TABLE", "THROW", "TRUNCATE", "UNINSTALL", "UNLISTEN", "UNLOCK", "UPDATE", "UPDATETEXT", "UPSERT", "USE", "VACUUM", "VALUES", "WAITFOR", "WHILE", "WITH", "WRITETEXT",
        "XA");

    public static string Of(string text, int start, int end)
    {
        var letter = (text[start] | 0x20) - 'a';
        if (letter is < 0 or >= 26) return "";
        foreach (var keyword in ByLetter[letter])
        {
            if (Words.Are(text, start, end, keyword)) return keyword;
        }

        return "";
    }

    private static string[][] Table(params string[] keywords)
    {
        var table = new string[26][];
        for (var letter = 0; letter < 26; letter++) table[letter] = [.. keywords.Where(keyword => keyword[0] - 'A' == letter)];
        return table;
    }
}
