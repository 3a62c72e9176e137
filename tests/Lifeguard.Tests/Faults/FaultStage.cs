using System.Diagnostics;
using Lifeguard.Tests.Doubles;
using Lifeguard.Tests.Wire;
using Lifeguard.TestServers;
using Npgsql;

namespace Lifeguard.Tests.Faults;

/// <summary>A pool of two connections, a wire that can be cut, a server, and perhaps a PgBouncer in between: where a fault happens.</summary>
internal sealed class FaultStage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static int s_counter;

    private readonly Database _server;
    private readonly string? _poolerVersion;
    private readonly Fault _fault;
    private readonly List<IAsyncDisposable> _held = [];
    private PgBouncerServer? _pooler;

    public FaultStage(Database server, Fault fault, string? poolerVersion)
    {
        (_server, _fault, _poolerVersion) = (server, fault, poolerVersion);
        Name = $"fault{Interlocked.Increment(ref s_counter)}";
        Order = Database.NewOrder();
        if (poolerVersion is not null) StartPooler();
        Wire = new WireProxy(_pooler?.Port ?? server.Port);
        var options = new LifeguardOptions
        {
            ConnectionString = server.Through(Wire).Replace("Database=runtime", $"Database={(poolerVersion is null ? "runtime" : "shop")}", StringComparison.Ordinal),
            Topology = poolerVersion is null ? DatabaseTopology.Direct : DatabaseTopology.PgBouncerTransaction,
            Concurrency = 1,

            // Short, so that the tests are; a fault that passes is waited for as often as it takes.
            RetryBaseDelay = TimeSpan.FromMilliseconds(5),
            RetryMaxDelay = TimeSpan.FromMilliseconds(50),
            MaxAcquireRetries = fault.Meanwhile is null ? 2 : 10_000,
            BreakerMinimumBreak = TimeSpan.FromMilliseconds(500),
            BreakerMaximumBreak = TimeSpan.FromMilliseconds(500),
            AcquisitionTimeout = TimeSpan.FromSeconds(20),
            ConfigureConnectionString = settings => settings.ApplicationName = Name,
        };
        fault.Options?.Invoke(options);
        Pool = new PooledDatabase(options, Name, Log);
    }

    public string Name { get; }

    public int Order { get; }

    public WireProxy Wire { get; }

    public LogRecorder Log { get; } = new();

    public PooledDatabase Pool { get; }

    public Database Server => _server;

    /// <summary>The caller's own token.</summary>
    public CancellationTokenSource Caller { get; } = new();

    /// <summary>What the caller's code takes along.</summary>
    public NpgsqlConnection? Taken { get; set; }

    public int Runs { get; private set; }

    public const int PoolSize = 2;

    /// <summary>Where the server, or the pooler, really is.</summary>
    public int Target => _pooler?.Port ?? _server.Port;

    /// <summary>A function's work: an order is written. Without a promise, or with one of a transaction, a second run would write a second one.</summary>
    public async Task<Exception?> CallAsync(RetryScope scope)
    {
        var write = scope switch
        {
            RetryScope.ReadOnly => "SELECT 1",
            RetryScope.Idempotent => $"DELETE FROM orders WHERE id = {Order}; INSERT INTO orders VALUES ({Order})",
            _ => $"INSERT INTO orders VALUES ({Order})",
        };
        var meanwhile = MeanwhileAsync();
        try
        {
            await Pool.WithTransactionAsync(
                async (transaction, token) =>
                {
                    Runs++;
                    await transaction.ScalarAsync(write, token);
                    if (Runs == 1 && _fault.During is { } strike) await strike(this, transaction, token);
                },
                scope, verify: _fault.Verifies ? async (connection, token) => (long)(await connection.ScalarAsync($"SELECT count(*) FROM orders WHERE id = {Order}", token))! > 0 : null,
                deadline: Deadline.After(_fault.Time), cancellationToken: Caller.Token).WaitAsync(Patience);
            await meanwhile;
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    /// <summary>A first call, so that there is a connection to lose.</summary>
    public Task<int> WarmAsync() => Pool.WithConnectionAsync(async (connection, token) =>
    {
        await connection.ScalarAsync("SELECT 1", token);
        return connection.ProcessID;
    });

    /// <summary>Ends all server processes that work for this pool.</summary>
    public async Task KillBackendsAsync()
    {
        await _server.AskAsync($"SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE application_name = '{Name}'");
    }

    /// <summary>Ends them as soon as one of them is at work on this.</summary>
    public async Task KillWhenAtWorkAsync(string sql)
    {
        await UntilAtWorkAsync(sql);
        await KillBackendsAsync();
    }

    /// <summary>A request to cancel that overtakes its statement has no effect.</summary>
    public Task UntilAtWorkAsync(string sql) => EventuallyAsync(async () =>
        Assert.Equal(1L, await _server.AskAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{Name}' AND state = 'active' AND query LIKE '%{sql}%'")));

    /// <summary>Takes all connections of the pool and keeps them.</summary>
    public async Task HoldAllAsync()
    {
        for (var i = 0; i < PoolSize; i++) _held.Add(await Pool.LeaseAsync());
    }

    /// <summary>Other clients that sit on what they have: in a transaction, behind a pooler.</summary>
    public async Task CrowdAsync(int clients, bool inTransaction)
    {
        for (var i = 0; i < clients; i++)
        {
            var connection = new NpgsqlConnection(_pooler!.ConnectionStringOf("shop"));
            await connection.OpenAsync();
            _held.Add(connection);
            if (inTransaction) await connection.ScalarAsync("BEGIN; SELECT 1");
        }
    }

    public async Task ReleaseAsync()
    {
        foreach (var held in _held) await held.DisposeAsync();
        _held.Clear();
    }

    /// <summary>Ends PgBouncer, and starts another one at what clients take for the same address.</summary>
    public void RestartPooler()
    {
        _pooler!.Dispose();
        StartPooler();
        Wire.ServerPort = _pooler.Port;
    }

    /// <summary>Nothing is written twice, and what is reported is so.</summary>
    public async Task AssertWrittenAsync(RetryScope scope, Exception? error)
    {
        if (scope == RetryScope.ReadOnly) return;
        if (error is null || (error is CommitOutcomeUnknownException && _fault.IsCommitted)) await EventuallyAsync(async () => Assert.Equal(1, await _server.OrdersAsync(Order)));
        else Assert.Equal(0, await _server.OrdersAsync(Order));
    }

    /// <summary>All places of the pool can be used at the same time, and the server has no connection more than these.</summary>
    public async Task AssertNoneLostAsync()
    {
        await EventuallyAsync(async () =>
        {
            var leases = new List<ConnectionLease>();
            try
            {
                for (var i = 0; i < PoolSize; i++) leases.Add(await Pool.LeaseAsync(Deadline.After(TimeSpan.FromSeconds(10))));
                foreach (var lease in leases) Assert.Equal(1, await lease.Connection.ScalarAsync("SELECT 1", lease.Token));
            }
            finally
            {
                foreach (var lease in leases) await lease.DisposeAsync();
            }
        });
        await EventuallyAsync(async () =>
        {
            Assert.Equal(0, Pool.LentConnections);
            Assert.InRange((long)(await _server.AskAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{Name}'"))!, 0, PoolSize);
        });
    }

    /// <summary>Waits for a state, for as long as it takes on a busy machine.</summary>
    public static async Task EventuallyAsync(Func<Task> assertion)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            try
            {
                await assertion();
                return;
            }
            catch (Exception) when (watch.Elapsed < Patience)
            {
                // Not yet.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        await Pool.DisposeAsync();
        await Wire.DisposeAsync();
        _pooler?.Dispose();
        Caller.Dispose();
    }

    private void StartPooler() => _pooler = PgBouncerServer.Start(_poolerVersion!, _server.Server, [new PgBouncerPool("shop", "runtime", PoolSize, "transaction")], _fault.PgBouncer);

    private async Task MeanwhileAsync()
    {
        if (_fault.Meanwhile is not { } end) return;
        await EventuallyAsync(() =>
        {
            Assert.NotEmpty(Log.Of(4));
            return Task.CompletedTask;
        });
        await end(this);
    }
}
