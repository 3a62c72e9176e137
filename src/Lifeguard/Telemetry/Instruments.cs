using System.Diagnostics;
using System.Diagnostics.Metrics;
using Lifeguard.Breaker;

namespace Lifeguard.Telemetry;

/// <summary>What is measured. Names and units follow OpenTelemetry's conventions for database clients; what Npgsql measures itself is not measured again.</summary>
internal static class Instruments
{
    public const string PoolName = "db.client.connection.pool.name";
    public const string ErrorType = "error.type";
    public const string Phase = "lifeguard.phase";

    // Of the conventions; a wait is mostly far below a millisecond.
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.00001, 0.0001, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] };

    private static readonly Meter Meter = new(LifeguardTelemetry.MeterName);

    private static readonly Histogram<double> WaitTime = Meter.CreateHistogram("db.client.connection.wait_time", "s", "The time it took to obtain an open connection from the pool.", tags: null, Seconds);

    private static readonly Histogram<double> UseTime = Meter.CreateHistogram("db.client.connection.use_time", "s", "The time between borrowing a connection and returning it to the pool.", tags: null, Seconds);

    private static readonly Counter<long> Leaks = Meter.CreateCounter<long>("lifeguard.connection.leaks", "{leak}", "Connections that were still in use when they had to be back.");

    private static readonly Counter<long> StaleEvicted = Meter.CreateCounter<long>("lifeguard.connection.stale_evicted", "{connection}", "Idle connections that gave no sign of life and were replaced.");

    private static readonly Counter<long> RetryAttempts = Meter.CreateCounter<long>("lifeguard.retry.attempts", "{attempt}", "Attempts beyond the first one.");

    private static readonly Counter<long> DeadlineExceeded = Meter.CreateCounter<long>("lifeguard.deadline.exceeded", "{call}", "Calls that the deadline ended.");

    private static readonly Counter<long> CredentialRefresh = Meter.CreateCounter<long>("lifeguard.credential.refresh", "{request}", "Passwords asked for; error.type where the source failed.");

    static Instruments() => Meter.CreateObservableGauge("lifeguard.breaker.state", BreakerStates, "{state}", "0: closed, 1: half open, 2: open.");

    /// <summary>Makes them known to whoever listens, before anything has been measured.</summary>
    public static void Publish()
    {
        // The static constructor has done it.
    }

    public static void Waited(string pool, TimeSpan time) => Record(WaitTime, pool, time);

    public static void Used(string pool, TimeSpan time) => Record(UseTime, pool, time);

    public static void Leaked(string pool) => Leaks.Add(1, new KeyValuePair<string, object?>(PoolName, pool));

    public static void EvictedStale(string pool) => StaleEvicted.Add(1, new KeyValuePair<string, object?>(PoolName, pool));

    public static void Retried(string pool, CallPhase phase, string error) =>
        RetryAttempts.Add(1, new KeyValuePair<string, object?>(PoolName, pool), new KeyValuePair<string, object?>(Phase, NameOf(phase)), new KeyValuePair<string, object?>(ErrorType, error));

    public static void RanOutOfTime(string pool, CallPhase phase) =>
        DeadlineExceeded.Add(1, new KeyValuePair<string, object?>(PoolName, pool), new KeyValuePair<string, object?>(Phase, NameOf(phase)));

    public static void CredentialRefreshed(string pool, string? error)
    {
        var tags = new TagList { { PoolName, pool } };
        if (error is not null) tags.Add(ErrorType, error);
        CredentialRefresh.Add(1, tags);
    }

    public static string NameOf(CallPhase phase) => phase switch
    {
        CallPhase.Acquire => "acquire",
        CallPhase.Statement => "statement",
        _ => "commit",
    };

    private static IEnumerable<Measurement<int>> BreakerStates() =>
        LiveBreakers.All.Select(breaker => new Measurement<int>((int)breaker.State, new KeyValuePair<string, object?>(PoolName, breaker.Pool)));

    // A connection is in hand where these are recorded: a listener that throws must not cost it.
    private static void Record(Histogram<double> histogram, string pool, TimeSpan time)
    {
        if (!histogram.Enabled) return;
        try
        {
            histogram.Record(time.TotalSeconds, new KeyValuePair<string, object?>(PoolName, pool));
        }
        catch (Exception)
        {
            // What went wrong is the listener's to tell.
        }
    }
}
