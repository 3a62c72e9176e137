using System.Globalization;
using System.Text;
using System.Runtime.InteropServices;
using Lifeguard.Benchmarks.Subjects;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>Writes the tables into <c>docs/performance.md</c>, between its two markers.</summary>
internal static class PerformancePage
{
    private const string Begin = "<!-- begin: measured -->";
    private const string End = "<!-- end: measured -->";

    /// <summary>Writes these tables in the place of those with the same titles; other tables stay as they were measured before.</summary>
    public static void Write(IReadOnlyList<Table> tables)
    {
        var path = Path.Combine(Repository.Root, "docs", "performance.md");
        var page = File.ReadAllText(path);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidOperationException($"{path} lacks '{Begin}' or '{End}'.");
        var sections = page[(begin + Begin.Length)..end].Split("\n### ").Skip(1).ToDictionary(section => section[..section.IndexOf('\n', StringComparison.Ordinal)], section => "### " + section.TrimEnd() + "\n");
        foreach (var table in tables) sections[table.Title] = table.ToString();
        var text = new StringBuilder(page[..(begin + Begin.Length)]).Append("\n\n").Append(Machine()).Append("\n\n");
        foreach (var section in sections.OrderBy(section => Array.FindLastIndex(Order, start => section.Key.StartsWith(start, StringComparison.Ordinal)))) text.Append(section.Value).Append('\n');
        File.WriteAllText(path, text.Append(page[end..]).ToString());
    }

    private static readonly string[] Order =
    [
        "The build", "One edit", "Rule by rule: NoDatabase", "Rule by rule: NoHits", "Rule by rule: Hits", "Rule by rule: DeepHits", "Growth", "SQL strings", "The generator",
        "Side by side", RuntimeTables.Lending, RuntimeTables.RoundTrip,
    ];

    private static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"Measured on {DateTime.UtcNow:yyyy-MM-dd} with {RuntimeInformation.FrameworkDescription}, compiler of SDK {Path.GetFileName(Dotnet.Sdk)}, on {Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}, {(OperatingSystem.IsLinux() ? "Linux" : RuntimeInformation.OSDescription)}.");
}
