using Lifeguard.Core.ConnectionStrings;

namespace Lifeguard.Core.Sql.Lexing;

/// <summary>What does the server call what this token names?</summary>
internal static class Names
{
    /// <summary>Unquoted names in lower case, quoted ones as they are, without their quotes; empty where a part is not known.</summary>
    public static string Of(string text, SqlToken token)
    {
        if (token.Kind == SqlTokenKind.Word) return Words.Lower(text, token.Start, token.End);
        if (token.Kind != SqlTokenKind.QuotedName) return "";

        // U&"d\0061t" spells letters by number: nobody does, so it stays unknown.
        var start = token.Start;
        var isUnicode = text[start] is 'u' or 'U';
        if (isUnicode) start += 2;
        return Unquoted(text, start, token.End) is { } name && !(isUnicode && name.Contains("\\")) ? name : "";
    }

    /// <summary>What a plain string says; null where that takes an escape, a continuation or a hole to know.</summary>
    public static string? OfString(string text, SqlToken token)
    {
        if (token.Kind != SqlTokenKind.String) return null;
        var start = token.Start;
        if (text[start] is 'n' or 'N' or 'e' or 'E') start++;
        if (text[start] == '$') return OfDollarString(text, start, token.End);
        return text[start] is '\'' or '"' && Unquoted(text, start, token.End) is { } value && !value.Contains("\\") ? value : null;
    }

    private static string? OfDollarString(string text, int start, int end)
    {
        var content = text.IndexOf('$', start + 1, end - start - 1) + 1;
        var length = end - content - (content - start);
        if (content == 0 || length < 0) return null;
        var value = text.Substring(content, length);
        return value.IndexOf(ConnectionStringText.Hole) >= 0 ? null : value;
    }

    private static string? Unquoted(string text, int start, int end)
    {
        var closing = text[start] == '[' ? ']' : text[start];
        if (end - start < 2 || text[end - 1] != closing) return null;
        var name = text.Substring(start + 1, end - start - 2);
        if (name.IndexOf(ConnectionStringText.Hole) >= 0) return null;
        var isDoubled = name.IndexOf(closing) >= 0;
        if (!isDoubled) return name;
        var single = closing.ToString();
        var halves = name.Replace(single + single, "");

        // 'a' and, on the next line, 'b' are one string to PostgreSQL.
        return halves.IndexOf(closing) >= 0 ? null : name.Replace(single + single, single);
    }
}
