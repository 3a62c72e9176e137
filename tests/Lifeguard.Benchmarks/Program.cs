using System.Globalization;
using Lifeguard.Benchmarks;
using Lifeguard.Benchmarks.Reporting;
using Lifeguard.Benchmarks.Runtime;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string[] everyPart = ["build", "edit", "rules", "growth", "sql-rules", "generator", "side-by-side", "runtime"];
IReadOnlyList<int> sizes = [250, 500, 1_000, 2_000, 4_000];

switch (args)
{
    case ["report", .. var parts]:
        // Written after each part: what is measured is not lost when a later one fails.
        foreach (var part in parts.Length == 0 ? everyPart : parts) PerformancePage.Write([.. Part(part)]);
        return 0;
    case ["build", .. var rest]:
        Console.WriteLine(BuildTable.Measure(Factor(rest, 1), TimeSpan.FromMinutes(4)));
        return 0;
    case ["rules", .. var rest]:
        foreach (var ruleTable in RuleTable.Measure(Factor(rest, 0.15), TimeSpan.FromMinutes(4))) Console.WriteLine(ruleTable);
        return 0;
    case ["growth"]:
        Console.WriteLine(GrowthTable.Measure(sizes));
        return 0;
    case ["edit", .. var rest]:
        Console.WriteLine(EditTable.Measure(Factor(rest, 1)));
        return 0;
    case ["sql-rules"]:
        Console.WriteLine(SqlRulesTable.Measure());
        return 0;
    case ["side-by-side", .. var rest]:
        Console.WriteLine(SideBySideTable.Measure(Factor(rest, 0.1), TimeSpan.FromMinutes(1)));
        return 0;
    case ["disposal", .. var rest]:
        foreach (var table in DisposalTables.Measure(Factor(rest, 0.1), TimeSpan.FromMinutes(2))) Console.WriteLine(table);
        return 0;
    case ["disposal-report"]:
        ComparisonPage.Write([.. DisposalTables.Measure(1, TimeSpan.FromMinutes(6))]);
        return 0;
    case ["generator"]:
        Console.WriteLine(GeneratorTable.Measure());
        return 0;
    case ["runtime"]:
        foreach (var runtimeTable in RuntimeTables.Measure()) Console.WriteLine(runtimeTable);
        return 0;
    case ["lending", .. var rest]:
        using (LocalServer.Start()) HealthyPathBenchmarks.Run(rest);
        return 0;
    case ["benchmarks", .. var rest]:
        RuleBenchmarks.Run(rest);
        return 0;
    case ["sql", .. var rest]:
        SqlBenchmarks.Run(rest);
        return 0;
    default:
        Console.Error.WriteLine("""
            What the rules cost, and the pooled handler.
              report [parts]          into docs/performance.md, some twenty minutes; parts: build, edit, rules, growth, sql-rules, generator, side-by-side, runtime
              build [factor]          the compiler's run with and without Lifeguard
              rules [factor]          each rule by itself
              growth                  by files, handlers and call sites
              edit [factor]           from a keystroke to the diagnostics of the file, and what stays in memory
              sql-rules               a project with 5,000 SQL strings
              side-by-side [factor]   beside other analyzers, which are restored
              disposal [factor]       the rules of disposal beside those of other analyzers, over labelled cases and the project
              disposal-report         the same, with 2,000 files, into docs/comparison.md
              runtime                 a lent connection beside the driver's own and one in a Polly pipeline, on a real server
              lending [arguments]     the same without a round trip, under BenchmarkDotNet alone, with its arguments (--filter '*')
              sql [arguments]         reading SQL: MB/s and bytes allocated, under BenchmarkDotNet
              generator               what is written for pooled handlers: the first time, and after an edit
              benchmarks [arguments]  single rules under BenchmarkDotNet, with its arguments (--list flat, --filter *LFG1001*)
            The factor is of 2,000 files and 300 handlers.
            """);
        return 1;
}

IReadOnlyList<Table> Part(string name) => name switch
{
    "build" => [BuildTable.Measure(1, TimeSpan.FromMinutes(6))],
    "edit" => [EditTable.Measure(1)],
    "rules" => [.. RuleTable.Measure(0.25, TimeSpan.FromMinutes(3))],
    "growth" => [GrowthTable.Measure([.. sizes.SkipLast(1)])],
    "sql-rules" => [SqlRulesTable.Measure()],
    "generator" => [GeneratorTable.Measure()],
    "side-by-side" => [SideBySideTable.Measure(0.1, TimeSpan.FromMinutes(2))],
    "runtime" => RuntimeTables.Measure(),
    _ => throw new ArgumentException($"'{name}' is none of {string.Join(", ", everyPart)}."),
};

static double Factor(string[] rest, double usual) => rest is [var given, ..] ? double.Parse(given, CultureInfo.InvariantCulture) : usual;
