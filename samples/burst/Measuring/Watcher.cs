using System.Diagnostics;
using Npgsql;

namespace Burst.Measuring;

/// <summary>Looks at the server from a connection that the functions cannot take.</summary>
internal sealed class Watcher : IAsyncDisposable
{
    private const string Backends = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    // Nothing measures this: backends go when their clients are gone.
    private static readonly TimeSpan EmptyLimit = TimeSpan.FromSeconds(60);

    private readonly NpgsqlConnection _connection;

    private Watcher(NpgsqlConnection connection) => _connection = connection;

    public static async Task<Watcher> ConnectAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return new Watcher(connection);
    }

    /// <summary>Samples until it is cancelled, and once more.</summary>
    public async Task<List<Sample>> WatchAsync(Tally tally, CancellationToken end)
    {
        var samples = new List<Sample>();
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var isLast = end.IsCancellationRequested;
            samples.Add(new Sample(watch.Elapsed, (int)await AskAsync(Backends), tally.Done, tally.Failed));
            tally.Backends = samples[^1].Backends;
            if (isLast) return samples;
            await Task.Delay(Interval, end).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Waits until the backends of an earlier series are gone, and takes its orders away.</summary>
    /// <param name="atMost">How many may stay: PgBouncer keeps idle ones.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task ClearAsync(int atMost, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); await AskAsync(Backends) > atMost && watch.Elapsed < EmptyLimit;) await Task.Delay(Interval, cancellationToken);
        await using var command = new NpgsqlCommand("TRUNCATE orders", _connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>How many orders are in the database.</summary>
    public Task<long> OrdersAsync() => AskAsync("SELECT count(*) FROM orders");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<long> AskAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

/// <summary>One look at the server.</summary>
/// <param name="Time">Since the series began.</param>
/// <param name="Backends">Connections of clients, without the one that looks.</param>
/// <param name="Done">Invocations that went well so far.</param>
/// <param name="Failed">Invocations that failed so far.</param>
internal sealed record Sample(TimeSpan Time, int Backends, int Done, int Failed);
