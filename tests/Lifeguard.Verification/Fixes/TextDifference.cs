using System.Text;

namespace Lifeguard.Verification;

/// <summary>Two texts side by side, line by line, with line endings and tabs made visible where they matter.</summary>
internal static class TextDifference
{
    public static string Of(string expected, string actual)
    {
        var showsEndings = WithoutSpace(expected) == WithoutSpace(actual);
        var (left, right) = (Lines(expected, showsEndings), Lines(actual, showsEndings));
        var text = new StringBuilder("  - expected\n  + actual\n\n");
        foreach (var (mark, index) in Aligned(left, right)) text.Append($"  {mark} {(mark == '+' ? right : left)[index]}\n");
        return text.ToString();
    }

    /// <summary>The indices of the lines that are new in the second text.</summary>
    public static IEnumerable<int> NewLines(string[] before, string[] after) =>
        Aligned(before, after).Where(step => step.Mark == '+').Select(step => step.Index);

    // By longest common subsequence of lines; sources of tests are short. The index counts in the text the line is from.
    private static IEnumerable<(char Mark, int Index)> Aligned(string[] left, string[] right)
    {
        var common = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var (at, to) = (0, 0);
        while (at < left.Length || to < right.Length)
        {
            if (at < left.Length && to < right.Length && left[at] == right[to])
            {
                yield return (' ', at);
                (at, to) = (at + 1, to + 1);
            }
            else if (at < left.Length && (to == right.Length || common[at + 1, to] >= common[at, to + 1])) yield return ('-', at++);
            else yield return ('+', to++);
        }
    }

    private static string[] Lines(string text, bool showsEndings)
    {
        var visible = showsEndings ? text.Replace("\r", "<CR>").Replace("\n", "<LF>\n").Replace("\t", "<TAB>") : text.Replace("\r", "");
        return visible.Split('\n');
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
