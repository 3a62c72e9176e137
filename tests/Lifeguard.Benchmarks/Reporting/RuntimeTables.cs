using System.Globalization;
using BenchmarkDotNet.Reports;
using Lifeguard.Benchmarks.Runtime;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>What a lent connection costs, beside the driver's own and one in a pipeline of Polly's.</summary>
internal static class RuntimeTables
{
    /// <summary>What <c>docs/performance.md</c> calls them.</summary>
    public const string Lending = "A lent connection";

    /// <inheritdoc cref="Lending"/>
    public const string RoundTrip = "A lent connection and one round trip";

    private const int Rounds = 400;

    // Without a round trip a call is so short that reading the clock would show among a hundred of them.
    private const int LendingRepeats = 20;

    private static readonly (string Method, string Label, Func<HealthyPathBenchmarks, Task> Run)[] Ways =
    [
        (nameof(HealthyPathBenchmarks.Bare), "`NpgsqlDataSource`: open, dispose", static calls => calls.Bare()),
        (nameof(HealthyPathBenchmarks.BareWithLimit), "the same with a `CancellationTokenSource` of 20 s", static calls => calls.BareWithLimit()),
        (nameof(HealthyPathBenchmarks.Polly), "the same in a Polly pipeline: retry, breaker, timeout", static calls => calls.Polly()),
        (nameof(HealthyPathBenchmarks.WithConnection), "`WithConnectionAsync`", static calls => calls.WithConnection()),
        (nameof(HealthyPathBenchmarks.WithConnectionAndDeadline), "`WithConnectionAsync` within a deadline", static calls => calls.WithConnectionAndDeadline()),
        (nameof(HealthyPathBenchmarks.Handler), "`[PooledHandler]`", static calls => calls.Handler()),
        (nameof(HealthyPathBenchmarks.HandlerOnLambda), "`[PooledHandler]` on Lambda, which tells the deadline", static calls => calls.HandlerOnLambda()),
    ];

    public static IReadOnlyList<Table> Measure()
    {
        using var server = LocalServer.Start();
        return [LendingTable(HealthyPathBenchmarks.Run(["--filter", "*"])), RoundTripTable()];
    }

    private static Table LendingTable(Summary summary)
    {
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) throw new InvalidOperationException("A benchmark failed; what BenchmarkDotNet wrote says which.");
        var table = new Table(Lending, "a call", "median", "against bare", "×", "bytes", "against bare")
        {
            Note = "A connection is in the pool; it is taken out and given back, and nothing is sent. Pools of two, a PostgreSQL on the same machine. "
                + $"Times are measured in turn, {LendingRepeats * HealthyPathBenchmarks.Calls:#,0} calls of each in {Rounds} rounds: medians, and the median of the differences within a round. Bytes are BenchmarkDotNet's.",
        };
        Statement.IsSent = false;
        var inTurn = InTurn(LendingRepeats);
        var reports = summary.Reports.ToDictionary(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name);
        for (var way = 0; way < Ways.Length; way++)
        {
            var report = reports[Ways[way].Method];
            var more = Bytes(report) - Bytes(reports[Ways[0].Method]);
            table.Add(Ways[way].Label, Whole(inTurn.Nanoseconds(way)) + " ns", OrBare(way, Signed(inTurn.NanosecondsMore(way)) + " ns"), OrBare(way, Ratio(inTurn, way)), Whole(Bytes(report)) + " B", OrBare(way, Signed(more) + " B"));
        }

        return table;
    }

    private static Table RoundTripTable()
    {
        var table = new Table(RoundTrip, "a call", "median", "×", "bytes", "against bare")
        {
            Note = "The same with `SELECT 1` in between. Most of the time is the server's and the operating system's, and moves more than what is looked for: so everything is measured in turn, "
                + $"{HealthyPathBenchmarks.Calls} calls of each, {Rounds} rounds, and compared within a round. A few per cent are noise, and a microsecond cannot be seen. Bytes vary with how often the answer is there before it is waited for.",
        };
        Statement.IsSent = true;
        var inTurn = InTurn(1);
        for (var way = 0; way < Ways.Length; way++)
        {
            table.Add(Ways[way].Label, Whole(inTurn.Nanoseconds(way)) + " ns", OrBare(way, Ratio(inTurn, way)), Whole(inTurn.Bytes(way)) + " B", OrBare(way, Signed(inTurn.BytesMore(way)) + " B"));
        }

        return table;
    }

    private static RoundsInTurn InTurn(int repeats)
    {
        var subject = new HealthyPathBenchmarks();
        return RoundsInTurn.MeasureAsync([.. Ways.Select(way => Repeated(way.Run, subject, repeats))], repeats * HealthyPathBenchmarks.Calls, Rounds).GetAwaiter().GetResult();
    }

    private static Func<Task> Repeated(Func<HealthyPathBenchmarks, Task> run, HealthyPathBenchmarks subject, int repeats) => async () =>
    {
        for (var repeat = 0; repeat < repeats; repeat++) await run(subject);
    };

    private static string Ratio(RoundsInTurn inTurn, int way) => Table.Ratio((inTurn.Nanoseconds(0) + inTurn.NanosecondsMore(way)) / inTurn.Nanoseconds(0));

    // The first one is what the others are compared with.
    private static string OrBare(int way, string cell) => way == 0 ? "" : cell;

    private static double Bytes(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;

    private static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+#,0;-#,0;0", CultureInfo.InvariantCulture);
}
