using System.Reflection;
using System.Text.RegularExpressions;

namespace Lifeguard.Documentation.Tests;

/// <summary>A page of the documentation, in the parts that can be held to the code: its sections, their examples in C# and their tables.</summary>
internal sealed partial class Page
{
    private Page(string text) => Sections = [.. Heading().Split("\n" + text).Skip(1).Select(static section => new Section(section))];

    public static Page PooledHandler { get; } = Read("pooled-handler.md");

    public IReadOnlyList<Section> Sections { get; }

    public Section this[string title] => Sections.Single(section => section.Title == title);

    public static string Text(string name) => File.ReadAllText(Path.Combine(Root, "docs", name)).ReplaceLineEndings("\n");

    private static string Root => typeof(Page).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "RepositoryRoot").Value!;

    private static Page Read(string name) => new(Text(name));

    [GeneratedRegex("""\n#{2,3} (?=.)""")]
    private static partial Regex Heading();
}

/// <summary>What stands under one heading.</summary>
internal sealed partial class Section(string text)
{
    /// <summary>The heading.</summary>
    public string Title { get; } = text[..text.IndexOf('\n', StringComparison.Ordinal)].Trim();

    /// <summary>The examples, in their order. Together they are one file.</summary>
    public IReadOnlyList<Example> Examples { get; } = [.. Fence().Matches(text).Select(static match => new Example(match.Groups["code"].Value, match.Groups["reported"].Value))];

    /// <summary>The tables, row by row without their head; cells without the marks of Markdown.</summary>
    public IReadOnlyList<IReadOnlyList<string[]>> Tables { get; } =
        [.. TableText().Matches(text).Select(static table => (IReadOnlyList<string[]>)[.. table.Value.Trim().Split('\n').Skip(2).Select(Cells)])];

    private static string[] Cells(string row) => [.. row.Trim('|').Split('|').Select(static cell => cell.Replace("`", "", StringComparison.Ordinal).Trim())];

    [GeneratedRegex("""^```csharp(?: (?<reported>LFG\d{4}))?\n(?<code>.*?)^```$""", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("""(?:^\|.*\|\n)+""", RegexOptions.Multiline)]
    private static partial Regex TableText();
}

/// <summary>A piece of C#.</summary>
/// <param name="Code">It.</param>
/// <param name="Reported">The rule that it is to show, said behind the language of the fence; empty for all others.</param>
internal sealed record Example(string Code, string Reported);
