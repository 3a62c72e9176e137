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
        var runs = tools.Select(_ => new List<Cost>()).ToList();
        var empty = new List<Cost>();
        var findings = new int[tools.Length];
        foreach (var tool in tools) DisposalRun.Over(CompiledProject.Of(shape.Scaled(0.05), isChecked: false).Fresh(), tool);
        var rounds = new Budget(limit).Rounds(5, _ =>
        {
            var compilation = project.Fresh();
            empty.Add(Cost.Of(() => AnalyzerRun.Over(compilation, AnalyzerSet.Empty.Analyzers)));
            for (var index = 0; index < tools.Length; index++)
            {
                var (fresh, tool) = (project.Fresh(), tools[index]);
                runs[index].Add(Cost.Of(() => findings[index] = DisposalRun.Over(fresh, tool).Length));
            }
        });

        var table = new Table("Time", "rules", "findings", "run", "beyond an empty analyzer", "× Lifeguard's", "allocated beyond empty")
        {
            Note = $"The generated project *Hits* with {shape.Files:#,0} files and {shape.Handlers} handlers, whose code disposes what it acquires; {rounds} rounds in turn after a warm-up, medians. Processor time in this process of the compiler's binding and "
                + "these rules alone, over compilations that nobody has seen. An empty analyzer is what binding costs.",
        };
        var (time, bytes) = (Time(empty), Bytes(empty));
        var own = Time(runs[0]) - time;
        table.Add("an empty analyzer", "", Table.Milliseconds(time), "", "", "");
        for (var index = 0; index < tools.Length; index++)
        {
            var beyond = Time(runs[index]) - time;
            table.Add(tools[index].Name, Table.Count(findings[index]), Table.Milliseconds(Time(runs[index])), Table.Milliseconds(beyond), Table.Ratio(beyond / own), Table.Megabytes(Bytes(runs[index]) - bytes));
        }

        return table;
    }

    private static string Cases(IReadOnlyCollection<CaseFile> files) =>
        $"{files.Sum(file => file.Cases.Count(it => it.Verdict != Verdict.Other))} cases, {files.Sum(file => file.Cases.Count(it => it.IsWrong))} of them wrong,";

    private static string Share(int some, int others) => some + others == 0 ? "–" : (100.0 * some / (some + others)).ToString("0", System.Globalization.CultureInfo.InvariantCulture) + " %";

    private static double Time(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => cost.Processor.TotalMilliseconds));

    private static double Bytes(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => (double)cost.Allocated));
}
