using System.Globalization;
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
        AnalyzerSet[][] variants = [[AnalyzerSet.Sdk], [AnalyzerSet.Sdk, AnalyzerSet.Lifeguard]];
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

        var table = new Table("The build", "project", "with the SDK's analyzers", "and Lifeguard", "processor time", "and Lifeguard", "Lifeguard adds, wall", "processor time", "the rules' own time", "of the processor time")
        {
            Note = $"{ProjectShape.Standard(default).Scaled(factor).Files:#,0} files. `csc` as a process of its own, {rounds} rounds in turn; medians. What Lifeguard adds is the median of the rounds' ratios to "
                + "the build with the SDK's analyzers, which is what `dotnet build` runs unless told otherwise; some per cent of it, up or down, are the machine's. The rules' own time is the driver's clock in a run "
                + "by itself, without concurrency, the rules loaded and compiled before.",
        };
        for (var index = 0; index < builds.Count; index++)
        {
            var (sdk, with) = (costs[index][0], costs[index][1]);
            var own = OwnTime(ProjectShape.Standard(kinds[index]).Scaled(factor));
            table.Add(
                kinds[index].ToString(), Table.Seconds(Wall(sdk)), Table.Seconds(Wall(with)), Table.Seconds(Processor(sdk)), Table.Seconds(Processor(with)),
                Table.Percent(Middle.Of(with.Zip(sdk, (some, other) => some.Wall / other.Wall))),
                Table.Percent(Middle.Of(with.Zip(sdk, (some, other) => some.Processor / other.Processor))),
                Table.Milliseconds(own), (100 * own / Processor(sdk)).ToString("0.0", CultureInfo.InvariantCulture) + " %");
        }

        return table;
    }

    // The second of two runs over fresh trees: the first compiles the rules.
    private static double OwnTime(ProjectShape shape)
    {
        var project = CompiledProject.Of(shape, isChecked: false);
        AnalyzerRun.Over(project.Fresh(), AnalyzerRun.Shipped, timed: true);
        return AnalyzerRun.Over(project.Fresh(), [.. AnalyzerSet.Empty.Analyzers, .. AnalyzerRun.Shipped], timed: true).AnalyzerTelemetryInfo.Values.Sum(info => info.ExecutionTime.TotalMilliseconds);
    }

    private static double Wall(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => cost.Wall.TotalMilliseconds));

    private static double Processor(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => cost.Processor.TotalMilliseconds));
}
