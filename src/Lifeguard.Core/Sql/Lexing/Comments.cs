namespace Lifeguard.Core.Sql.Lexing;

/// <summary>Where does a comment end? Where the text ends if nothing closes it.</summary>
internal static class Comments
{
    private static readonly char[] NewLines = ['\n', '\r'];

    public static int EndOfLine(string text, int position, int end)
    {
        var found = text.IndexOfAny(NewLines, position, end - position);
        return found < 0 ? end : found;
    }

    public static int EndOfBlock(string text, int slash, int end)
    {
        var content = Math.Min(slash + 2, end);
        var found = text.IndexOf("*/", content, end - content, StringComparison.Ordinal);
        return found < 0 ? end : found + 2;
    }

    /// <summary>In PostgreSQL and T-SQL comments may hold comments. Each of the two marks has a star in it, so only stars need a look.</summary>
    public static int EndOfNestedBlock(string text, int slash, int end)
    {
        var depth = 1;
        var position = Math.Min(slash + 2, end);
        while (true)
        {
            var star = text.IndexOf('*', position, end - position);
            if (star < 0) return end;
            if (star > position && text[star - 1] == '/')
            {
                depth++;
                position = star + 1;
            }
            else if (star + 1 < end && text[star + 1] == '/')
            {
                position = star + 2;
                if (--depth == 0) return position;
            }
            else
            {
                position = star + 1;
            }
        }
    }
}
