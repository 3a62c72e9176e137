using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Lifeguard.Benchmarks.Subjects;
using Npgsql;
using Perfolizer.Horology;
using Polly;

namespace Lifeguard.Benchmarks.Runtime;

/// <summary>What a call costs where nothing goes wrong: a connection is in the pool, it is lent, used and given back.</summary>
public class HealthyPathBenchmarks
{
    /// <summary>How many calls a benchmark makes at once: what the measuring loop itself costs is shared by them.</summary>
    public const int Calls = 100;

    private static readonly TimeSpan FunctionTime = TimeSpan.FromSeconds(20);

    private readonly NpgsqlDataSource _source = LocalServer.Current.Source;
    private readonly PooledDatabase _database = LocalServer.Current.Database;
    private readonly ResiliencePipeline _pipeline = PollyPipeline.Build();
    private readonly Functions _functions = new();
    private readonly FunctionContext _context = new(FunctionTime);

    /// <summary>The driver's pool by itself.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public async Task Bare()
    {
        for (var call = 0; call < Calls; call++) await BareAsync(_source, default);
    }

    /// <summary>The same with a limit for each call, as one writes it who thinks of the deadline.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task BareWithLimit()
    {
        for (var call = 0; call < Calls; call++)
        {
            using var limit = new CancellationTokenSource(FunctionTime);
            await BareAsync(_source, limit.Token);
        }
    }

    /// <summary>The driver's pool in a pipeline of retry, breaker and timeout.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task Polly()
    {
        for (var call = 0; call < Calls; call++) await _pipeline.ExecuteAsync(static async (source, token) => await BareAsync(source, token), _source);
    }

    /// <summary>A lent connection; nobody knows when the invocation ends.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task WithConnection()
    {
        for (var call = 0; call < Calls; call++) await _database.WithConnectionAsync(static (connection, token) => Statement.RunAsync(connection, token));
    }

    /// <summary>A lent connection within a deadline.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task WithConnectionAndDeadline()
    {
        for (var call = 0; call < Calls; call++) await _database.WithConnectionAsync(static (connection, token) => Statement.RunAsync(connection, token), deadline: Deadline.After(FunctionTime));
    }

    /// <summary>The written half of a handler that has nothing of its host's.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task Handler()
    {
        for (var call = 0; call < Calls; call++) await _functions.Get(call);
    }

    /// <summary>The written half of a handler on AWS Lambda, which tells the time that remains.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task HandlerOnLambda()
    {
        for (var call = 0; call < Calls; call++) await _functions.GetWithin(call, _context);
    }

    /// <summary>Measures all of it, in this process, in a minute. A server must have been started.</summary>
    internal static Summary Run(string[] arguments)
    {
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(8).WithIterationCount(20).WithIterationTime(TimeInterval.FromMilliseconds(150));
        return BenchmarkSwitcher.FromTypes([typeof(HealthyPathBenchmarks)]).Run(arguments, DefaultConfig.Instance
            .AddJob(job)
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .AddColumn(StatisticColumn.Median)
            .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks", "results"))).Single();
    }

    private static async Task<int> BareAsync(NpgsqlDataSource source, CancellationToken token)
    {
        await using var connection = await source.OpenConnectionAsync(token);
        return await Statement.RunAsync(connection, token);
    }
}
