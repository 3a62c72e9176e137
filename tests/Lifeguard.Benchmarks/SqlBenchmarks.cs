using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Lifeguard.Benchmarks.Subjects;
using Lifeguard.Core.Sql;

namespace Lifeguard.Benchmarks;

/// <summary>Reading SQL: tokens, statements and effects of a megabyte, by dialect, with and without effects. A character counts as a byte, as in a file of ASCII.</summary>
public class SqlBenchmarks
{
    private string _text = "";

    /// <summary>Whose grammar.</summary>
    [Params(SqlDialect.PostgreSql, SqlDialect.MySql, SqlDialect.SqlServer)]
    public SqlDialect Dialect { get; set; }

    /// <summary>What the text is like.</summary>
    [ParamsAllValues]
    public SqlText Text { get; set; }

    /// <summary>Writes the text.</summary>
    [GlobalSetup]
    public void Write() => _text = SqlTexts.Write(Text, Dialect, 1_000_000);

    /// <summary>The lexer alone.</summary>
    [Benchmark]
    public int Tokens()
    {
        var count = 0;
        for (var lexer = new SqlLexer(_text, Dialect); lexer.MoveNext();) count++;
        return count;
    }

    /// <summary>Lexer and splitter.</summary>
    [Benchmark]
    public int Statements()
    {
        var count = 0;
        foreach (var statement in SqlStatements.In(_text, Dialect)) count += statement.Range.Length;
        return count;
    }

    /// <summary>All of it.</summary>
    [Benchmark]
    public int Effects() => SessionEffects.Find(_text, Dialect).Count;

    internal static void Run(string[] arguments) => BenchmarkSwitcher.FromTypes([typeof(SqlBenchmarks)]).Run(["--filter", "*", .. arguments], DefaultConfig.Instance
        .AddJob(Job.Dry.WithStrategy(RunStrategy.Throughput).WithWarmupCount(3).WithIterationCount(8).WithInvocationCount(16).WithUnrollFactor(1).WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
        .AddColumn(new MegabytesPerSecond())
        .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks", "results")));

    /// <summary>A megabyte a run: what the mean comes to in a second.</summary>
    private sealed class MegabytesPerSecond : IColumn
    {
        public string Id => ColumnName;

        public string ColumnName => "MB/s";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "Megabytes a second on one core; a character of ASCII is a byte";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
            summary[benchmarkCase]?.ResultStatistics is { Mean: > 0 } statistics ? (1e9 / statistics.Mean).ToString("F0", CultureInfo.InvariantCulture) : "?";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public bool IsAvailable(Summary summary) => true;
    }
}
