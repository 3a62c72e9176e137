using System.Collections.Concurrent;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Lifeguard.Tests.Telemetry;

/// <summary>What an exporter gets from OpenTelemetry's own SDK.</summary>
public sealed class ThroughOpenTelemetry(Database server)
{
    // name, unit, kind and attributes: what dashboards and alerts are written against.
    private static readonly string[] Expected =
    [
        "db.client.connection.use_time s Histogram db.client.connection.pool.name",
        "db.client.connection.wait_time s Histogram db.client.connection.pool.name",
        "lifeguard.breaker.state {state} LongGauge db.client.connection.pool.name",
        "lifeguard.connection.leaks {leak} LongSum db.client.connection.pool.name",
        "lifeguard.connection.stale_evicted {connection} LongSum db.client.connection.pool.name",
        "lifeguard.credential.refresh {request} LongSum db.client.connection.pool.name",
        "lifeguard.deadline.exceeded {call} LongSum db.client.connection.pool.name, lifeguard.phase",
        "lifeguard.retry.attempts {attempt} LongSum db.client.connection.pool.name, error.type, lifeguard.phase",
    ];

    [Fact]
    public async Task All_instruments_arrive_with_their_names_units_and_attributes()
    {
        await server.AskAsync("CREATE ROLE told LOGIN PASSWORD 'first' IN ROLE secretives");
        var exporter = new Kept<Metric>();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(LifeguardTelemetry.MeterName).AddReader(new BaseExportingMetricReader(exporter)).Build();
        await using var database = server.Pool(options =>
        {
            options.ConnectionString = server.As("told");
            options.Credential = DatabaseCredential.From((_, _) => new ValueTask<string>("first"));
            options.Topology = DatabaseTopology.Direct;
            options.MaxPoolSize = 2;
            options.IdleProbeThreshold = TimeSpan.FromMilliseconds(1);
        });
        await EverythingHappensAsync(database);
        provider.ForceFlush();

        var found = exporter.All
            .Select(metric => (metric.Name, metric.Unit, metric.MetricType, Tags: TagsOf(metric, database.Name)))
            .Where(metric => metric.Tags is not null)
            .Select(metric => $"{metric.Name} {metric.Unit} {metric.MetricType} {metric.Tags}").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Expected, found);
    }

    [Fact]
    public async Task A_call_is_a_span_with_its_outcome_and_what_went_wrong_on_the_way()
    {
        var exporter = new Kept<System.Diagnostics.Activity>();
        using var provider = Sdk.CreateTracerProviderBuilder().AddSource(LifeguardTelemetry.ActivitySourceName).AddProcessor(new SimpleActivityExportProcessor(exporter)).Build();
        await using var database = server.Pool();
        var runs = 0;
        await database.WithConnectionAsync(
            (connection, token) => connection.ScalarAsync(++runs == 1 ? "DO $$ BEGIN RAISE SQLSTATE '40001'; END $$" : "SELECT 1", token), RetryScope.Idempotent);
        await Assert.ThrowsAnyAsync<Exception>(() => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT * FROM missing", token)));

        var spans = exporter.All.Where(span => Equals(span.GetTagItem("db.client.connection.pool.name"), database.Name)).ToList();
        Assert.Equal(["lifeguard.call", "lifeguard.call"], spans.Select(span => span.OperationName));
        Assert.Equal(("idempotent", System.Diagnostics.ActivityStatusCode.Unset), (spans[0].GetTagItem("lifeguard.retry.scope"), spans[0].Status));
        Assert.Equal(["lifeguard.acquire", "lifeguard.retry"], spans[0].Events.Select(happened => happened.Name));
        Assert.StartsWith(nameof(A_call_is_a_span_with_its_outcome_and_what_went_wrong_on_the_way), (string)spans[0].GetTagItem("code.function.name")!, StringComparison.Ordinal);
        Assert.Equal(("42P01", System.Diagnostics.ActivityStatusCode.Error), (spans[1].GetTagItem("error.type"), spans[1].Status));
    }

    // A wait, a use, a leak, a dead connection, a conflict, a deadline and a password.
    private async Task EverythingHappensAsync(PooledDatabase database)
    {
        var backend = await database.WithConnectionAsync((connection, _) => Task.FromResult(connection.ProcessID));
        await server.KillAsync(backend);
        await Task.Delay(20);
        await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token));
        await using (database.BeginInvocation()) await database.LeaseAsync();
        var runs = 0;
        await database.WithTransactionAsync(
            (transaction, token) => transaction.ScalarAsync(++runs == 1 ? "DO $$ BEGIN RAISE SQLSTATE '40001'; END $$" : "SELECT 1", token), RetryScope.Transaction);
        await Assert.ThrowsAsync<DeadlineExceededException>(
            () => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT pg_sleep(300)", token), deadline: Deadline.After(TimeSpan.FromSeconds(1))));
    }

    /// <summary>The names of the attributes of what was measured for one pool; null: nothing was.</summary>
    private static string? TagsOf(Metric metric, string pool)
    {
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var tags = new Dictionary<string, object?>();
            foreach (var tag in point.Tags) tags[tag.Key] = tag.Value;
            if (Equals(tags.GetValueOrDefault("db.client.connection.pool.name"), pool)) return string.Join(", ", tags.Keys.Order(StringComparer.Ordinal));
        }

        return null;
    }

    private sealed class Kept<T> : BaseExporter<T>
        where T : class
    {
        private readonly ConcurrentQueue<T> _all = new();

        public IReadOnlyList<T> All => [.. _all];

        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (var item in batch) _all.Enqueue(item);
            return ExportResult.Success;
        }
    }
}
