namespace Lifeguard.Core.Sql.Lexing;

/// <summary>Is this stretch of text that word? Compared letter by letter, so that nothing is allocated.</summary>
internal static class Words
{
    public static bool Are(string text, int start, int end, string upperCase)
    {
        if (end - start != upperCase.Length) return false;
        for (var index = 0; index < upperCase.Length; index++)
        {
            if (Upper(text[start + index]) != upperCase[index]) return false;
        }

        return true;
    }

    public static bool StartWith(string text, int start, int end, string upperCase) =>
        end - start >= upperCase.Length && Are(text, start, start + upperCase.Length, upperCase);

    /// <summary>Servers fold the letters of ASCII and no others.</summary>
    public static string Lower(string text, int start, int end)
    {
        var letters = text.ToCharArray(start, end - start);
        for (var index = 0; index < letters.Length; index++)
        {
            if (letters[index] is >= 'A' and <= 'Z') letters[index] += (char)('a' - 'A');
        }

        return new string(letters);
    }

    private static char Upper(char letter) => letter is >= 'a' and <= 'z' ? (char)(letter - ('a' - 'A')) : letter;
}
