namespace Lifeguard.DevTools.Documents;

/// <summary>The part of a hand-written Markdown file that belongs to the generator.</summary>
internal static class GeneratedBlock
{
    private const string Begin = "<!-- generated:begin -->";
    private const string End = "<!-- generated:end -->";

    public static string Around(string content) => $"{Begin}\n{content.TrimEnd('\n')}\n{End}";

    /// <summary>The file's text with the content of its one block replaced.</summary>
    /// <exception cref="RefusedException">The block is not there, or there is more than one.</exception>
    public static string Replace(string path, string text, string content)
    {
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin || begin != text.LastIndexOf(Begin, StringComparison.Ordinal) || end != text.LastIndexOf(End, StringComparison.Ordinal))
        {
            throw new RefusedException($"{path} must hold exactly one block between '{Begin}' and '{End}'.");
        }

        return text[..begin] + Around(content) + text[(end + End.Length)..];
    }
}
