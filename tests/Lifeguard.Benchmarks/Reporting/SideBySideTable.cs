using System.Collections.Immutable;
using Lifeguard.Benchmarks.Generated;
using Lifeguard.Benchmarks.Measuring;
using Lifeguard.Benchmarks.Rivals;
using Lifeguard.Benchmarks.Subjects;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>Lifeguard beside other analyzers that .NET projects use, over the same project, in turn.</summary>
internal static class SideBySideTable
{
    public static Table Measure(double factor, TimeSpan limit)
    {
        var shape = ProjectShape.Standard(ProjectKind.Hits).Scaled(factor);
        ImmutableArray<AnalyzerSet> sets = [AnalyzerSet.Empty, AnalyzerSet.Lifeguard, .. RivalPackages.Restore()];
        var project = CompiledProject.Of(shape);
        var build = WholeBuild.Of(shape);
        var alone = new List<Cost>();
        var builds = sets.Select(_ => new List<Cost>()).ToList();
        var runs = sets.Select(_ => new List<Cost>()).ToList();
        var rounds = new Budget(limit).Rounds(5, round =>
        {
            alone.Add(build.Compile());
            for (var index = 0; index < sets.Length; index++)
            {
                var compilation = project.Fresh();
                if (round == 0) AnalyzerRun.Over(project.Fresh(), sets[index].Analyzers);
                runs[index].Add(Cost.Of(() => AnalyzerRun.Over(compilation, sets[index].Analyzers)));
                if (sets[index].Files.Count > 0) builds[index].Add(build.Compile(sets[index]));
            }
        });

        var table = new Table("Side by side", "analyzers", "rules", "run", "beyond empty", "run × Lifeguard's", "allocated beyond empty", "× Lifeguard", "whole build", "against none")
        {
            Note = $"The project *Hits* with {shape.Files:#,0} files and {shape.Handlers} handlers; {rounds} rounds in turn after a warm-up. Runs are processor time in this process, all C# analyzers of the package with "
                + "the severities they come with; builds are `csc` as a process of its own.",
        };
        var (emptyTime, emptyBytes) = (Time(runs[0]), Bytes(runs[0]));
        var ownBytes = Bytes(runs[1]) - emptyBytes;
        for (var index = 0; index < sets.Length; index++)
        {
            var (time, bytes) = (Time(runs[index]) - emptyTime, Bytes(runs[index]) - emptyBytes);
            table.Add(
                sets[index].Name, Table.Count(sets[index].Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Count()), Table.Milliseconds(Time(runs[index])),
                index == 0 ? "" : Table.Milliseconds(time), Table.Ratio(Time(runs[index]) / Time(runs[1])), index == 0 ? "" : Table.Megabytes(bytes), index == 0 ? "" : Table.Ratio(bytes / ownBytes),
                index == 0 ? $"{Table.Seconds(Wall(alone))} alone" : Table.Seconds(Wall(builds[index])),
                index == 0 ? "" : Table.Percent(Middle.Of(builds[index].Zip(alone, (some, other) => some.Processor / other.Processor))));
        }

        return table;
    }

    private static double Time(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => cost.Processor.TotalMilliseconds));

    private static double Wall(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => cost.Wall.TotalMilliseconds));

    private static double Bytes(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => (double)cost.Allocated));
}
