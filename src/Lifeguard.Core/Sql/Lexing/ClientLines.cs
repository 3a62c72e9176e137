namespace Lifeguard.Core.Sql.Lexing;

/// <summary>Is this line meant for the client program alone?</summary>
internal static class ClientLines
{
    private static readonly string[] CommandsOfSqlCmd =
        ["SETVAR", "R", "CONNECT", "ON", "OUT", "ERROR", "EXIT", "QUIT", "ED", "XML", "LIST", "LISTVAR", "RESET", "SERVERLIST", "PERFTRACE", "HELP"];

    /// <summary><c>GO</c>, a count behind it at most, alone on its line.</summary>
    public static bool IsBatchSeparator(string text, int start, int wordEnd, int end)
    {
        if (!Words.Are(text, start, wordEnd, "GO") || !BeginsLine(text, start)) return false;
        var position = SkipBlanks(text, wordEnd, end);
        while (position < end && text[position] is >= '0' and <= '9') position++;
        position = SkipBlanks(text, position, end);
        return position >= end || text[position] is '\n' or '\r' || (text[position] == '-' && position + 1 < end && text[position + 1] == '-');
    }

    /// <summary>sqlcmd's <c>:setvar name value</c>.</summary>
    public static bool IsSqlCmdLine(string text, int colon, int wordEnd)
    {
        if (!BeginsLine(text, colon)) return false;
        foreach (var command in CommandsOfSqlCmd)
        {
            if (Words.Are(text, colon + 1, wordEnd, command)) return true;
        }

        return false;
    }

    // A long run of blanks before each word would cost its length each time; nobody indents by more than this.
    private static bool BeginsLine(string text, int start)
    {
        var first = Math.Max(0, start - 400);
        for (var position = start - 1; position >= first; position--)
        {
            if (text[position] is '\n' or '\r') return true;
            if (text[position] is not (' ' or '\t' or '\uFEFF')) return false;
        }

        return first == 0;
    }

    private static int SkipBlanks(string text, int position, int end)
    {
        while (position < end && text[position] is (' ' or '\t')) position++;
        return position;
    }
}
