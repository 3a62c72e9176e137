namespace Lifeguard.Core.Sql.Lexing;

/// <summary>Where does a quoted text end? Behind its closing quote, or where the text ends if it has none.</summary>
internal static class QuotedText
{
    private static readonly char[] QuoteOrBackslash = ['\'', '\\'];
    private static readonly char[] DoubleQuoteOrBackslash = ['"', '\\'];

    /// <summary>A quote inside is written twice.</summary>
    public static int EndOfDoubled(string text, int content, int end, char quote)
    {
        while (true)
        {
            var found = text.IndexOf(quote, content, end - content);
            if (found < 0) return end;
            if (found + 1 >= end || text[found + 1] != quote) return found + 1;
            content = found + 2;
        }
    }

    /// <summary>A quote inside is written twice or behind a backslash.</summary>
    public static int EndOfEscaped(string text, int content, int end, char quote)
    {
        var stops = quote == '"' ? DoubleQuoteOrBackslash : QuoteOrBackslash;
        while (content < end)
        {
            var found = text.IndexOfAny(stops, content, end - content);
            if (found < 0) return end;
            if (text[found] == quote && (found + 1 >= end || text[found + 1] != quote)) return found + 1;
            content = found + 2;
        }

        return end;
    }

    /// <summary>PostgreSQL's <c>$tag$ … $tag$</c>; -1 where no such quote begins at the dollar sign.</summary>
    public static int EndOfDollarQuoted(string text, int dollar, int end)
    {
        var tagEnd = dollar + 1;
        while (tagEnd < end && IsOfTag(text[tagEnd], tagEnd == dollar + 1)) tagEnd++;
        if (tagEnd >= end || text[tagEnd] != '$') return -1;

        var length = tagEnd + 1 - dollar;
        var search = tagEnd + 1;
        while (true)
        {
            var found = text.IndexOf('$', search, end - search);
            if (found < 0 || end - found < length) return end;
            if (string.CompareOrdinal(text, found, text, dollar, length) == 0) return found + length;
            search = found + 1;
        }
    }

    /// <summary>Oracle's <c>q'[ … ]'</c>.</summary>
    public static int EndOfQQuoted(string text, int quote, int end)
    {
        if (quote + 1 >= end) return end;
        var closing = text[quote + 1] switch { '[' => ']', '(' => ')', '{' => '}', '<' => '>', var other => other };
        var search = quote + 2;
        while (search < end)
        {
            var found = text.IndexOf(closing, search, end - search);
            if (found < 0) return end;
            if (found + 1 < end && text[found + 1] == '\'') return found + 2;
            search = found + 1;
        }

        return end;
    }

    /// <summary>Where PostgreSQL's string goes on behind its closing quote: it does at a quote that only white space with a new line parts from it. -1 where it does not.</summary>
    public static int Continuation(string text, int position, int end)
    {
        var sawNewLine = false;
        while (position < end)
        {
            switch (text[position])
            {
                case '\n' or '\r':
                    sawNewLine = true;
                    position++;
                    break;
                case ' ' or '\t' or '\f' or '\v':
                    position++;
                    break;
                case '-' when position + 1 < end && text[position + 1] == '-':
                    position = Comments.EndOfLine(text, position, end);
                    break;
                case '\'':
                    return sawNewLine ? position + 1 : -1;
                default:
                    return -1;
            }
        }

        return -1;
    }

    private static bool IsOfTag(char character, bool isFirst) => character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_'
        || (character is >= '0' and <= '9' ? !isFirst : character >= '\u0080' && character != ConnectionStrings.ConnectionStringText.Hole);
}
