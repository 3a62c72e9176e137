using Lifeguard.Benchmarks.Generated;
using Lifeguard.Benchmarks.Measuring;
using Lifeguard.Benchmarks.Rivals;
using Lifeguard.Benchmarks.Subjects;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>What all rules together add to the compiler's run over the project, as a whole process.</summary>
internal static class BuildTable
{
    public static Table Measure(double factor, TimeSpan limit)
    {
        var kinds = Enum.GetValues<ProjectKind>();
        var builds = kinds.Select(kind => WholeBuild.Of(ProjectShape.Standard(kind).Scaled(factor))).ToList();
        var without = kinds.Select(_ => new List<Cost>()).ToList();
        var with = kinds.Select(_ => new List<Cost>()).ToList();
        var rounds = new Budget(limit).Rounds(9, round =>
        {
            for (var index = 0; index < builds.Count; index++)
            {
                // Now the one first, now the other, so that neither always meets a machine that has just been busy.
                if (round % 2 == 0) without[index].Add(builds[index].Compile(null));
                with[index].Add(builds[index].Compile(AnalyzerSet.Lifeguard));
                if (round % 2 == 1) without[index].Add(builds[index].Compile(null));
            }
        });

        var table = new Table("The build", "project", "compiler alone", "with Lifeguard", "processor time alone", "with Lifeguard", "wall", "processor time")
        {
            Note = $"{ProjectShape.Standard(default).Scaled(factor).Files:#,0} files. `csc` as a process of its own, {rounds} pairs in turn; medians, and the median of the pairs' ratios.",
        };
        for (var index = 0; index < builds.Count; index++)
        {
            table.Add(
                kinds[index].ToString(), Table.Seconds(Wall(without[index])), Table.Seconds(Wall(with[index])), Table.Seconds(Processor(without[index])), Table.Seconds(Processor(with[index])),
                Table.Percent(Middle.Of(with[index].Zip(without[index], (some, other) => some.Wall / other.Wall))),
                Table.Percent(Middle.Of(with[index].Zip(without[index], (some, other) => some.Processor / other.Processor))));
        }

        return table;
    }

    private static double Wall(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => cost.Wall.TotalMilliseconds));

    private static double Processor(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => cost.Processor.TotalMilliseconds));
}
