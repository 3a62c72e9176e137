using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;

namespace Lifeguard.DevTools.Documents;

/// <summary>docs/rules/LFGxxxx.md: title and header follow from the catalogue, the sections below are prose.</summary>
internal static class RulePage
{
    /// <summary>The sections every page has, in this order, none of them empty.</summary>
    public static ImmutableArray<string> Sections { get; } =
        ["Bad", "Good", "Why it hurts in a function", "When it is not reported", "When to suppress", "Settings"];

    public static TextFile For(Rule rule, Releases releases, Repository repository)
    {
        var page = RuleFiles.Of(rule).Page;
        var text = repository.TryRead(page) is { } existing ? WithHeader(page, existing, rule, releases) : Blank(rule, releases);
        return new TextFile(page, text);
    }

    /// <summary>The first line of a rule's page.</summary>
    public static string Title(Rule rule) => $"# {rule.Id}: {rule.Descriptor.Title}";

    private static string WithHeader(string path, string text, Rule rule, Releases releases)
    {
        var firstLine = text.IndexOf('\n', StringComparison.Ordinal);
        if (firstLine < 0 || !text.StartsWith("# ", StringComparison.Ordinal)) throw new RefusedException($"{path} must start with a title line, '# …'.");

        return GeneratedBlock.Replace(path, Title(rule) + text[firstLine..], Header(rule, releases));
    }

    private static string Blank(Rule rule, Releases releases) =>
        $"{Title(rule)}\n\n{GeneratedBlock.Around(Header(rule, releases))}\n{string.Concat(Sections.Select(section => $"\n## {section}\n"))}";

    private static string Header(Rule rule, Releases releases)
    {
        var files = RuleFiles.Of(rule);
        var fix = rule.Fix is null ? "" : $" · {Link("fix", files.Fix)}";
        var settings = rule.Settings.IsEmpty ? "none" : string.Join(", ", rule.Settings.Select(key => $"[`{key}`](../settings.md#{key})"));
        return $"""
            | | |
            |---|---|
            | Id | `{rule.Id}` {rule.Name} |
            | Category | `{rule.Descriptor.Category}` |
            | Severity | {rule.Descriptor.DefaultSeverity} |
            | Enabled by default | {(rule.Descriptor.IsEnabledByDefault ? "yes" : "no")} |
            | Code fix | {rule.Fix ?? "none"} |
            | Since | {releases.Since(rule.Id)} |
            | Settings | {settings} |
            | Source | {Link("analyzer", files.Analyzer)}{fix} · {Link("tests", files.Tests)} |
            """.ReplaceLineEndings("\n");
    }

    private static string Link(string text, string path) => $"[{text}](../../{path})";
}
