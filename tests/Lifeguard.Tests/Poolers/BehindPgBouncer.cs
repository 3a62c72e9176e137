using Lifeguard.Tests.Doubles;
using Lifeguard.TestServers;
using Npgsql;

namespace Lifeguard.Tests.Poolers;

/// <summary>Through a real PgBouncer in transaction mode.</summary>
public sealed class BehindPgBouncer
{
    private static readonly PgBouncerPool Shop = new("shop", "postgres", 2, "transaction");

    [Fact]
    public async Task A_pooler_that_is_restarted_costs_attempts_and_no_call()
    {
        using var postgres = PostgresServer.Start();
        var first = PgBouncerServer.Start("1.18", postgres, [Shop]);
        await using var proxy = new Wire.WireProxy(first.Port);
        var log = new LogRecorder();
        await using var database = new PooledDatabase(
            new LifeguardOptions
            {
                ConnectionString = $"Host=127.0.0.1;Port={proxy.Port};Username=postgres;Database=shop;SSL Mode=Disable",
                Topology = DatabaseTopology.PgBouncerTransaction,
                Concurrency = 4,
                SkipTypeLoading = true,
            },
            "restarted",
            log);
        var (done, stop) = (0, false);
        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref stop))
            {
                Assert.Equal([7], await database.QueryAsync("SELECT 7", reader => reader.GetInt32(0)));
                Interlocked.Increment(ref done);
            }
        })).ToList();
        await MoreAsync();
        first.Dispose();
        using var second = PgBouncerServer.Start("1.18", postgres, [Shop]);
        proxy.ServerPort = second.Port;
        await MoreAsync();
        Volatile.Write(ref stop, true);
        await Task.WhenAll(callers);
        Assert.NotEmpty(log.Of(4));

        async Task MoreAsync()
        {
            for (var goal = Volatile.Read(ref done) + 50; Volatile.Read(ref done) < goal && callers.TrueForAll(caller => !caller.IsFaulted);) await Task.Delay(10);
        }
    }

    [Fact]
    public async Task More_callers_than_server_connections_all_get_their_turn()
    {
        using var postgres = PostgresServer.Start();
        using var pooler = PgBouncerServer.Start("1.18", postgres, [Shop]);
        await using var database = new PooledDatabase(
            new LifeguardOptions { ConnectionString = $"Host=127.0.0.1;Port={pooler.Port};Username=postgres;Database=shop;SSL Mode=Disable", Topology = DatabaseTopology.PgBouncerTransaction, Concurrency = 20, SkipTypeLoading = true },
            "turns");
        var sums = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => database.WithTransactionAsync(
            async (transaction, token) => (int)(await transaction.ScalarAsync($"SELECT {i} FROM pg_sleep(0.005)", token))!, deadline: Deadline.After(TimeSpan.FromSeconds(20)))));
        Assert.Equal(Enumerable.Range(0, 100), sums);
        await using var direct = new NpgsqlConnection(postgres.ConnectionStringOf("postgres"));
        await direct.OpenAsync();
        Assert.InRange((long)(await direct.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = 'postgres' AND pid <> pg_backend_pid()"))!, 1, 2);
    }
}
