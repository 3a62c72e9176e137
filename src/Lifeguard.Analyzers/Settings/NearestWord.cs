namespace Lifeguard.Analyzers.Settings;

/// <summary>Which of the words that exist did the author mean?</summary>
internal static class NearestWord
{
    // Longer texts are no misspellings, and the distance costs their product.
    private const int LongestWord = 64;

    /// <summary>The candidate with the fewest edits, if these are no more than a third of the letters; null when none is that near.</summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var fewest = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var edits = Distance(word, candidate);
            if (edits >= fewest || edits * 3 > Math.Max(word.Length, candidate.Length)) continue;
            nearest = candidate;
            fewest = edits;
        }

        return nearest;
    }

    /// <summary>
    /// Edits that turn one word into the other: a letter inserted, dropped, replaced, or swapped with its neighbour. Case does not count,
    /// and neither does whether words are joined by <c>_</c>, <c>-</c> or <c>.</c>.
    /// </summary>
    public static int Distance(string left, string right)
    {
        if (Math.Max(left.Length, right.Length) > LongestWord) return int.MaxValue / 4;

        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = rows[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                var edits = Math.Min(replace, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1])) edits = Math.Min(edits, rows[i - 2, j - 2] + 1);
                rows[i, j] = edits;
            }
        }

        return rows[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => Plain(left) == Plain(right);

    private static char Plain(char character) => character is '-' or '.' ? '_' : char.ToLowerInvariant(character);
}
