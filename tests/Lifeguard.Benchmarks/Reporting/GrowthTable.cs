using Lifeguard.Benchmarks.Generated;
using Lifeguard.Benchmarks.Rivals;
using Lifeguard.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>How the cost of all rules grows with files, with handlers and with call sites, each varied alone.</summary>
internal static class GrowthTable
{
    private static readonly ProjectShape Base = new(ProjectKind.Hits, Files: 300, Handlers: 50, CallSites: 50, Features: 50);

    public static Table Measure(IReadOnlyList<int> sizes)
    {
        var table = new Table("Growth", ["varied", .. sizes.Select(size => $"{size:#,0}"), "last doubling"])
        {
            Note = "All rules' own time in the project *Hits*, by the driver's clock and without concurrency, the shorter of two runs; linear growth doubles it from column to column. "
                + $"What is not varied: {Base.Files} files, {Base.Handlers} handlers, {Base.CallSites} call sites.",
        };
        OwnTime(Base);
        Row("files", size => Base with { Files = size });
        Row("handlers", size => Base with { Handlers = size });
        Row("call sites", size => Base with { CallSites = size });
        Row("features (all three)", size => new ProjectShape(ProjectKind.Hits, size, size / 6, size / 6, size / 6));
        Row("features, deep", size => new ProjectShape(ProjectKind.DeepHits, size, size / 7, size / 7, size / 7));
        return table;

        void Row(string name, Func<int, ProjectShape> shape)
        {
            var times = sizes.Select(size => OwnTime(shape(size))).ToList();
            table.Add([name, .. times.Select(Table.Milliseconds), times.Count < 2 ? "" : "× " + Table.Ratio(times[^1] / times[^2])]);
        }
    }

    private static double OwnTime(ProjectShape shape)
    {
        var project = CompiledProject.Of(shape, isChecked: false);
        return Math.Min(Run(project.Fresh()), Run(project.Fresh()));
    }

    private static double Run(CSharpCompilation compilation) =>
        AnalyzerRun.Over(compilation, [.. AnalyzerSet.Empty.Analyzers, .. AnalyzerRun.Shipped], timed: true).AnalyzerTelemetryInfo.Values.Sum(info => info.ExecutionTime.TotalMilliseconds);
}
