using System.Collections.Immutable;
using Lifeguard.Benchmarks.Disposal;
using Lifeguard.Benchmarks.Generated;
using Lifeguard.Benchmarks.Measuring;
using Lifeguard.Benchmarks.Rivals;
using Lifeguard.Benchmarks.Subjects;
using Lifeguard.DisposalCases;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>Lifeguard's rules of disposal beside those of other analyzers: what they find in the labelled cases, and what they take for a project of 2,000 files.</summary>
internal static class DisposalTables
{
    // Enough for the runtime to have compiled everything to the end: a share of the project.
    private const double WarmUp = 0.25;

    private const int MostRounds = 5;

    public static IEnumerable<Table> Measure(double factor, TimeSpan limit)
    {
        var tools = DisposalTool.All();
        var files = CaseFile.In(Repository.Root);
        var leaks = files.Where(CaseScore.IsAboutLeaks).ToList();
        var scopes = files.Except(leaks).ToList();
        var scores = tools.SelectMany(tool => files.Select(file => (Key: (tool.Name, file.Name), Score: CaseScore.Of(file, tool, Console.Error.WriteLine)))).ToDictionary(pair => pair.Key, pair => pair.Score);
        CaseScore Sum(DisposalTool tool, IEnumerable<CaseFile> some) => some.Aggregate(new CaseScore(0, 0, 0, 0), (sum, file) => sum + scores[(tool.Name, file.Name)]);

        yield return Scored("Leaks", $"{Cases(leaks)} in {leaks.Count} groups, with the ids named here.", tools, tool => tool.Leaks, tool => Sum(tool, leaks));
        yield return ByGroup(leaks, tools, (tool, file) => scores[(tool.Name, file.Name)]);
        ImmutableArray<DisposalTool> asTheyCome = [.. tools.Where(tool => tool.Options.IsEmpty)];
        yield return Scored("Scopes", $"{Cases(scopes)} in {scopes.Count} groups: work that outlives its connection, a connection held across another call, a second one from the same pool, synchronous disposal. "
            + "The others have rules for the first of these only.", asTheyCome, tool => tool.Scopes, tool => Sum(tool, scopes));
        yield return Timed(tools, factor, limit);
    }

    private static Table Scored(string title, string note, ImmutableArray<DisposalTool> tools, Func<DisposalTool, ImmutableHashSet<string>> ids, Func<DisposalTool, CaseScore> sum)
    {
        var table = new Table(title, "rules", "ids", "found", "missed", "false alarms", "rightly silent", "precision", "recall") { Note = note };
        foreach (var tool in tools)
        {
            var score = sum(tool);
            table.Add(tool.Name, string.Join(", ", ids(tool).Order(StringComparer.Ordinal)), Table.Count(score.Found), Table.Count(score.Missed), Table.Count(score.False), Table.Count(score.Silent),
                Share(score.Found, score.False), Share(score.Found, score.Missed));
        }

        return table;
    }

    private static Table ByGroup(IEnumerable<CaseFile> files, ImmutableArray<DisposalTool> tools, Func<DisposalTool, CaseFile, CaseScore> score)
    {
        var table = new Table("Leaks, group by group", ["group", "wrong", "right", .. tools.Select(tool => tool.Name)]) { Note = "Found, and after the plus sign false alarms." };
        foreach (var file in files)
        {
            table.Add([file.Group, Table.Count(file.Cases.Count(it => it.IsWrong)), Table.Count(file.Cases.Count(it => it.IsRight)), .. tools.Select(tool => score(tool, file)).Select(it => it.False == 0 ? $"{it.Found}" : $"{it.Found} + {it.False}")]);
        }

        return table;
    }

    private static Table Timed(ImmutableArray<DisposalTool> tools, double factor, TimeSpan limit)
    {
        var shape = ProjectShape.Standard(ProjectKind.Hits).Scaled(factor);
        var project = CompiledProject.Of(shape);
        ImmutableArray<DisposalTool> measured = [DisposalTool.Nothing(AnalyzerSet.Empty), DisposalTool.Nothing(AnalyzerSet.EmptyOperations), .. tools];
        var runs = measured.Select(_ => new List<Cost>()).ToList();
        var findings = new int[measured.Length];
        foreach (var tool in measured) DisposalRun.Over(CompiledProject.Of(shape.Scaled(WarmUp), isChecked: false).Fresh(), tool);
        var rounds = new Budget(limit).Rounds(MostRounds, _ =>
        {
            for (var index = 0; index < measured.Length; index++)
            {
                var (fresh, tool) = (project.Fresh(), measured[index]);
                runs[index].Add(Cost.Of(() => findings[index] = DisposalRun.Over(fresh, tool).Length));
            }
        });

        var table = new Table("Time", "rules", "findings", "run, best – worst", "beyond an empty analyzer", "× Lifeguard's", "beyond one of operations", "allocated beyond empty")
        {
            Note = $"The generated project *Hits* with {shape.Files:#,0} files and {shape.Handlers} handlers, whose code disposes what it acquires; {rounds} rounds in turn after a warm-up. Processor time in this process of the compiler's binding and "
                + "these rules alone, over compilations that nobody has seen, one analyzer after the other; the best round of each, as all else that a machine does only adds. An empty analyzer is what binding costs, one of operations "
                + "what the compiler's driver takes for the first analyzer that looks at operations, which in a build is one of the SDK's.",
        };
        var (time, bytes) = (Best(runs[0]), Bytes(runs[0]));
        var (operations, own) = (Best(runs[1]), Best(runs[2]) - time);
        for (var index = 0; index < measured.Length; index++)
        {
            var (best, isTool) = (Best(runs[index]), index > 1);
            var worst = runs[index].Max(cost => cost.Processor.TotalMilliseconds);
            table.Add(measured[index].Name, isTool ? Table.Count(findings[index]) : "", $"{Table.Milliseconds(best)} – {Table.Milliseconds(worst)}", index > 0 ? Table.Milliseconds(best - time) : "",
                isTool ? Table.Ratio((best - time) / own) : "", isTool ? Table.Milliseconds(best - operations) : "", index > 0 ? Table.Megabytes(Bytes(runs[index]) - bytes) : "");
        }

        return table;
    }

    private static string Cases(IReadOnlyCollection<CaseFile> files) =>
        $"{files.Sum(file => file.Cases.Count(it => it.Verdict != Verdict.Other))} cases, {files.Sum(file => file.Cases.Count(it => it.IsWrong))} of them wrong,";

    private static string Share(int some, int others) => some + others == 0 ? "–" : (100.0 * some / (some + others)).ToString("0", System.Globalization.CultureInfo.InvariantCulture) + " %";

    private static double Best(IEnumerable<Cost> costs) => costs.Min(cost => cost.Processor.TotalMilliseconds);

    private static double Bytes(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => (double)cost.Allocated));
}
