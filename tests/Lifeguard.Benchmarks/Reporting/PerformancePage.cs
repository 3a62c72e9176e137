using System.Globalization;
using System.Runtime.InteropServices;
using Lifeguard.Benchmarks.Subjects;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>Writes the tables into <c>docs/performance.md</c>.</summary>
internal static class PerformancePage
{
    /// <summary>Writes these tables in the place of those with the same titles; other tables stay as they were measured before.</summary>
    public static void Write(IReadOnlyList<Table> tables)
    {
        var part = new MeasuredPart("performance.md");
        var sections = part.Text.Split("\n### ").Skip(1).ToDictionary(section => section[..section.IndexOf('\n', StringComparison.Ordinal)], section => "### " + section.TrimEnd() + "\n");
        foreach (var table in tables) sections[table.Title] = table.ToString();
        var inOrder = sections.OrderBy(section => Array.FindLastIndex(Order, start => section.Key.StartsWith(start, StringComparison.Ordinal)));
        part.Write($"{Machine()}\n\n{string.Join('\n', inOrder.Select(section => section.Value))}");
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
