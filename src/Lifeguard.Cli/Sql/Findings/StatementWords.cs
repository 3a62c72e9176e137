using Lifeguard.Core;
using Lifeguard.Core.ConnectionStrings;
using Lifeguard.Core.Sql;

namespace Lifeguard.Cli.Sql.Findings;

/// <summary>How is a statement marked and quoted?</summary>
internal static class StatementWords
{
    private const int Longest = 60;

    /// <summary>What to mark: the statement where it does nothing else; else the words in it that do it, such as the name of a function.</summary>
    public static TextRange Marked(string text, SessionEffect effect) =>
        IsInside(text, effect) || effect.Kind is SessionEffectKind.TempObject or SessionEffectKind.Cursor or SessionEffectKind.Prepare ? effect.Range : effect.Statement;

    /// <summary>The words as messages quote them: on one line, not too long, with … for what is not known.</summary>
    public static string Quoted(string text, SessionEffect effect)
    {
        var range = effect.Statement.Length > Longest || IsInside(text, effect) ? effect.Range : effect.Statement;

        // What is cut off anyway need not be copied.
        var words = text.Substring(range.Start, Math.Min(range.Length, 8 * Longest)).Replace(ConnectionStringText.Hole, '…');
        var line = string.Join(' ', words.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Longest) return line;
        var end = char.IsHighSurrogate(line[Longest - 2]) ? Longest - 2 : Longest - 1;
        return line[..end].TrimEnd() + "…";
    }

    /// <summary>True where a statement does more than call a function, so that it is itself what a lock or a setting is for.</summary>
    public static bool DoMore(string text, SqlDialect dialect, TextRange statement)
    {
        var lexer = new SqlLexer(text, dialect, statement);
        var isFirst = true;
        while (lexer.MoveNext())
        {
            var token = lexer.Current;
            if (token.Kind != SqlTokenKind.Word) continue;
            if (isFirst && !token.Is(text, "SELECT")) return true;
            isFirst = false;
            foreach (var word in UsingWords)
            {
                if (token.Is(text, word)) return true;
            }
        }

        return false;
    }

    private static readonly string[] UsingWords = ["FROM", "WHERE", "WITH", "INSERT", "UPDATE", "DELETE", "JOIN", "UNION"];

    // Not the first of its statement, but for the names behind SET.
    private static bool IsInside(string text, SessionEffect effect) =>
        effect.Range.Start > effect.Statement.Start && string.Compare(text, effect.Statement.Start, "SET", 0, 3, StringComparison.OrdinalIgnoreCase) != 0;
}
