using System.Text;
using Lifeguard.Benchmarks.Generated;
using Lifeguard.Benchmarks.Measuring;
using Lifeguard.Benchmarks.Rivals;
using Lifeguard.Benchmarks.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>What it costs to read the SQL in C#: a project with thousands of SQL strings, of which none, a hundredth or a tenth touch their session.</summary>
internal static class SqlRulesTable
{
    private const int Strings = 5_000;
    private const int Rounds = 3;

    public static Table Measure()
    {
        var table = new Table("SQL strings", "project", "findings", "compiler", "compiler and empty analyzer", "all rules", "the rules' own time", "allocated more")
        {
            Note = $"{Strings:#,0} SQL strings in {Strings / 20} files, sent through commands, `CommandText`, Dapper and constants. Medians of {Rounds} rounds in turn after a warm-up, processor time in this process, each over fresh trees.",
        };
        var warmUp = SqlProject.Files(Strings, 10).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            Fresh(warmUp).GetDiagnostics();
            AnalyzerRun.Over(Fresh(warmUp), AnalyzerRun.Shipped);
        }

        foreach (var (name, every) in new[] { ("no session state", 0), ("in one of 100", 100), ("in one of 10", 10) })
        {
            var files = SqlProject.Files(Strings, every).ToList();
            var (compiler, empty, rules) = (new List<Cost>(), new List<Cost>(), new List<Cost>());
            var found = AnalyzerRun.Over(Fresh(files), AnalyzerRun.Shipped).GetAllDiagnostics().Length;
            for (var round = 0; round < Rounds; round++)
            {
                var (first, second, third) = (Fresh(files), Fresh(files), Fresh(files));
                compiler.Add(Cost.Of(() => first.GetDiagnostics()));
                empty.Add(Cost.Of(() => AnalyzerRun.Over(second, AnalyzerSet.Empty.Analyzers)));
                rules.Add(Cost.Of(() => AnalyzerRun.Over(third, [.. AnalyzerSet.Empty.Analyzers, .. AnalyzerRun.Shipped])));
            }

            var own = AnalyzerRun.Over(Fresh(files), [.. AnalyzerSet.Empty.Analyzers, .. AnalyzerRun.Shipped], timed: true).AnalyzerTelemetryInfo.Values.Sum(info => info.ExecutionTime.TotalMilliseconds);
            table.Add(name, Table.Count(found), Table.Milliseconds(Time(compiler)), Table.Milliseconds(Time(empty)), Table.Milliseconds(Time(rules)), Table.Milliseconds(own), Table.Megabytes(Math.Max(0, Bytes(rules) - Bytes(empty))));
        }

        return table;
    }

    private static CSharpCompilation Fresh(IEnumerable<SourceFile> files) => CSharpCompilation.Create(
        "Shop", files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), path: "/0/" + file.Path)), References.Of(ProjectKind.NoHits),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static double Time(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => cost.Processor.TotalMilliseconds));

    private static double Bytes(IEnumerable<Cost> costs) => Middle.Of(costs.Select(cost => (double)cost.Allocated));
}
