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

    public static void Write(IEnumerable<Table> tables)
    {
        var path = Path.Combine(Repository.Root, "docs", "performance.md");
        var page = File.ReadAllText(path);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidOperationException($"{path} lacks '{Begin}' or '{End}'.");
        var text = new StringBuilder(page[..(begin + Begin.Length)]).Append("\n\n").Append(Machine()).Append("\n\n");
        foreach (var table in tables) text.Append(table).Append('\n');
        File.WriteAllText(path, text.Append(page[end..]).ToString());
    }

    private static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"Measured on {DateTime.UtcNow:yyyy-MM-dd} with {RuntimeInformation.FrameworkDescription}, compiler of SDK {Path.GetFileName(Dotnet.Sdk)}, on {Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}, {(OperatingSystem.IsLinux() ? "Linux" : RuntimeInformation.OSDescription)}.");
}
