using System.Runtime.InteropServices;
using Lifeguard.Benchmarks.Subjects;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>Writes the tables into <c>docs/comparison.md</c>.</summary>
internal static class ComparisonPage
{
    public static void Write(IEnumerable<Table> tables)
    {
        var machine = $"Measured with {RuntimeInformation.FrameworkDescription}, SDK {Path.GetFileName(Dotnet.Sdk)}, on {Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}.";
        new MeasuredPart("comparison.md").Write($"{machine}\n\n{string.Join('\n', tables)}");
    }
}
