using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace Burst.Measuring;

/// <summary>What has become of the invocations of a series so far. Many threads write, and one reads.</summary>
internal sealed class Tally(string title, int total)
{
    private readonly ConcurrentDictionary<string, int> _errors = new(StringComparer.Ordinal);
    private readonly double[] _milliseconds = new double[total];
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _done;
    private int _failed;

    public string Title => title;

    public int Total => total;

    public int Done => Volatile.Read(ref _done);

    public int Failed => Volatile.Read(ref _failed);

    /// <summary>As last seen.</summary>
    public int Backends { get; set; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>By SQLSTATE, or by the name of the exception where the server sent none.</summary>
    public IReadOnlyDictionary<string, int> Errors => _errors.OrderByDescending(error => error.Value).ToDictionary();

    public void Succeeded(TimeSpan latency) => _milliseconds[Interlocked.Increment(ref _done) - 1] = latency.TotalMilliseconds;

    public void Failure(Exception error)
    {
        Interlocked.Increment(ref _failed);
        _errors.AddOrUpdate(CauseOf(error), 1, static (_, count) => count + 1);
    }

    /// <summary>All latencies, in order. Only when nothing runs any more.</summary>
    public double[] SortedMilliseconds() => [.. _milliseconds.AsSpan(0, Done).ToArray().Order()];

    private static string CauseOf(Exception error)
    {
        var cause = error;
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is PostgresException postgres) return postgres.SqlState;
            cause = inner;
        }

        return cause.GetType().Name;
    }
}
