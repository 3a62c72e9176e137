using System.Collections.Immutable;
using System.Text;

namespace Lifeguard.DevTools.Documents;

/// <summary>A rule as the last release that mentions it left it; since names the release that it first came with.</summary>
internal sealed record ShippedRule(string Id, string Category, string Severity, string Notes, string Since, bool Removed);

/// <summary>The format of the release tracking analyzer: <c>## Release x.y.z</c>, <c>### New Rules</c>, tables of cells between bars.</summary>
internal static class ReleaseFile
{
    private const string ReleaseHeading = "## Release ";

    /// <summary>Every rule that was ever shipped, by id.</summary>
    public static ImmutableSortedDictionary<string, ShippedRule> Parse(string text)
    {
        var rules = ImmutableSortedDictionary.CreateBuilder<string, ShippedRule>(StringComparer.Ordinal);
        var release = "";
        var removing = false;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith(ReleaseHeading, StringComparison.Ordinal)) release = line[ReleaseHeading.Length..];
            else if (line.StartsWith("### ", StringComparison.Ordinal)) removing = line == "### Removed Rules";
            else if (line.StartsWith("LFG", StringComparison.Ordinal)) Enter(line.Split('|', StringSplitOptions.TrimEntries));
        }

        return rules.ToImmutable();

        // New and removed rules: id, category, severity, notes. Changed rules: id, new category and severity, old ones, notes.
        void Enter(string[] cells)
        {
            var since = rules.TryGetValue(cells[0], out var known) ? known.Since : release;
            rules[cells[0]] = new ShippedRule(cells[0], cells[1], cells[2], cells[^1], since, removing);
        }
    }

    public static void AppendTable(StringBuilder text, string title, string[] columns, IEnumerable<string> rows)
    {
        var lines = rows.ToList();
        if (lines.Count == 0) return;

        // The analyzer compares the ruler literally: as wide as the cells above it, padding included.
        var ruler = string.Join('|', columns.Select((column, position) => new string('-', column.Length + (position == 0 ? 1 : 2))));
        text.Append($"\n### {title}\n\n{string.Join(" | ", columns)}\n{ruler}\n");
        foreach (var line in lines) text.Append(line).Append('\n');
    }
}
