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
        AnalyzerSet[][] variants = [[], [AnalyzerSet.Sdk], [AnalyzerSet.Sdk, AnalyzerSet.Lifeguard]];
        var costs = kinds.Select(_ => variants.Select(_ => new List<Cost>()).ToArray()).ToList();
        var rounds = new Budget(limit).Rounds(9, round =>
        {
            for (var index = 0; index < builds.Count; index++)
            {
                // Now the one first, now the other, so that none always meets a machine that has just been busy.
                foreach (var variant in round % 2 == 0 ? Enumerable.Range(0, variants.Length) : Enumerable.Range(0, variants.Length).Reverse())
                {
                    costs[index][variant].Add(builds[index].Compile(variants[variant]));
                }
            }
        });

        var table = new Table("The build", "project", "compiler alone", "with the SDK's analyzers", "and Lifeguard", "processor time alone", "with the SDK's analyzers", "and Lifeguard", "Lifeguard adds, wall", "processor time")
        {
            Note = $"{ProjectShape.Standard(default).Scaled(factor).Files:#,0} files. `csc` as a process of its own, {rounds} rounds in turn; medians. What Lifeguard adds is the median of the rounds' ratios to "
                + "the build with the SDK's analyzers, which is what `dotnet build` runs unless told otherwise.",
        };
        for (var index = 0; index < builds.Count; index++)
        {
            var (alone, sdk, with) = (costs[index][0], costs[index][1], costs[index][2]);
            table.Add(
                kinds[index].ToString(), Table.Seconds(Wall(alone)), Table.Seconds(Wall(sdk)), Table.Seconds(Wall(with)), Table.Seconds(Processor(alone)), Table.Seconds(Processor(sdk)), Table.Seconds(Processor(with)),
                Table.Percent(Middle.Of(with.Zip(sdk, (some, other) => some.Wall / other.Wall))),
                Table.Percent(Middle.Of(with.Zip(sdk, (some, other) => some.Processor / other.Processor))));
        }

        return table;
    }

    private static double Wall(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => cost.Wall.TotalMilliseconds));

    private static double Processor(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => cost.Processor.TotalMilliseconds));
}
