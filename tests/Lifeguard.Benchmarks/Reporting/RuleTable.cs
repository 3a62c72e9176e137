using System.Collections.Immutable;
using Lifeguard.Benchmarks.Generated;
using Lifeguard.Benchmarks.Measuring;
using Lifeguard.Benchmarks.Rivals;
using Lifeguard.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>What each rule costs by itself, and all together, beyond an analyzer that does nothing.</summary>
internal static class RuleTable
{
    public static IEnumerable<Table> Measure(double factor, TimeSpan limit)
    {
        var kinds = Enum.GetValues<ProjectKind>();
        foreach (var kind in kinds)
        {
            var project = CompiledProject.Of(ProjectShape.Standard(kind).Scaled(factor));
            ImmutableArray<(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)> sets =
            [
                ("an empty analyzer", AnalyzerSet.Empty.Analyzers),
                .. AnalyzerRun.Shipped.Select(analyzer => (AnalyzerRun.NameOf(analyzer), ImmutableArray.Create(analyzer))).OrderBy(set => set.Item1, StringComparer.Ordinal),
                ("all rules", AnalyzerRun.Shipped),
            ];
            var costs = sets.Select(_ => new List<Cost>()).ToList();
            var found = new int[sets.Length];
            AnalyzerRun.Over(project.Fresh(), [.. AnalyzerRun.Shipped, .. AnalyzerSet.Empty.Analyzers]);
            var rounds = new Budget(limit / kinds.Length).Rounds(5, _ =>
            {
                for (var index = 0; index < sets.Length; index++)
                {
                    var compilation = project.Fresh();
                    // The empty analyzer is there each time: with nothing to do the driver would not even look at the files.
                    costs[index].Add(Cost.Of(() => found[index] = AnalyzerRun.Over(compilation, [.. AnalyzerSet.Empty.Analyzers, .. sets[index].Analyzers.Except(AnalyzerSet.Empty.Analyzers)]).GetAllDiagnostics().Length));
                }
            });

            var own = OwnTimes(project);
            var table = new Table($"Rule by rule: {kind}", "rule", "findings", "run", "against empty", "allocated more", "its own time")
            {
                Note = $"{project.Shape.Files:#,0} files, {project.Shape.Handlers} handlers; {rounds} rounds in turn after a warm-up, each over a fresh compilation. The last column is the driver's own clock, without concurrency, "
                    + "all rules in one run: whichever rule asks first pays for what all share.",
            };
            var (emptyTime, emptyBytes) = (Time(costs[0]), Bytes(costs[0]));
            for (var index = 0; index < sets.Length; index++)
            {
                var time = Time(costs[index]);
                table.Add(
                    sets[index].Name, Table.Count(found[index]), Table.Milliseconds(time), Table.Percent(time / emptyTime), Table.Megabytes(Math.Max(0, Bytes(costs[index]) - emptyBytes)),
                    index == 0 ? "" : Table.Milliseconds(sets[index].Analyzers.Sum(analyzer => own[analyzer])));
            }

            yield return table;
        }
    }

    private static Dictionary<DiagnosticAnalyzer, double> OwnTimes(CompiledProject project) =>
        AnalyzerRun.Over(project.Fresh(), [.. AnalyzerSet.Empty.Analyzers, .. AnalyzerRun.Shipped], timed: true)
            .AnalyzerTelemetryInfo.ToDictionary(entry => entry.Key, entry => entry.Value.ExecutionTime.TotalMilliseconds);

    private static double Time(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => cost.Processor.TotalMilliseconds));

    private static double Bytes(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => (double)cost.Allocated));
}
