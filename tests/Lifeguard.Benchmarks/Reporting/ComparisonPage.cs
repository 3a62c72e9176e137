using System.Runtime.InteropServices;
using Lifeguard.Benchmarks.Subjects;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>Writes the tables into <c>docs/comparison.md</c>, between its two markers.</summary>
internal static class ComparisonPage
{
    private const string Begin = "<!-- begin: measured -->";
    private const string End = "<!-- end: measured -->";

    public static void Write(IEnumerable<Table> tables)
    {
        var path = Path.Combine(Repository.Root, "docs", "comparison.md");
        var page = File.ReadAllText(path);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidOperationException($"{path} lacks '{Begin}' or '{End}'.");
        var machine = $"Measured with {RuntimeInformation.FrameworkDescription}, SDK {Path.GetFileName(Dotnet.Sdk)}, on {Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}.";
        File.WriteAllText(path, $"{page[..(begin + Begin.Length)]}\n\n{machine}\n\n{string.Join('\n', tables)}\n{page[end..]}");
    }
}
