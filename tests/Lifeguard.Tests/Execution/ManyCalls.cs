namespace Lifeguard.Tests.Execution;

/// <summary>What a long life does to a process, counted in calls: nothing grows.</summary>
public sealed class ManyCalls(Database server)
{
    private const int Callers = 8;
    private const int CallsEach = 2_500;
    private const int PoolSize = 4;

    [Fact]
    public async Task Twenty_thousand_calls_that_succeed_throw_leak_and_are_cancelled_leave_nothing_behind()
    {
        await using var database = server.Pool(options =>
        {
            options.MaxPoolSize = PoolSize;
            options.Concurrency = Callers;
            options.AcquisitionTimeout = TimeSpan.FromMinutes(1);
            options.ConfigureConnectionString = settings => settings.ApplicationName = "many";
        });
        using var meter = new Doubles.MeterRecorder(database.Name);
        await AllAsync(database, 100);
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var timers = Timer.ActiveCount;
        await AllAsync(database, CallsEach);

        await Faults.FaultStage.EventuallyAsync(async () =>
        {
            Assert.Equal(0, database.LentConnections);
            Assert.InRange((long)(await server.AskAsync("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'many'"))!, 0, PoolSize);

            // Other tests run beside this one: what grew with each call would be far beyond these.
            Assert.InRange(Timer.ActiveCount - timers, long.MinValue, 500);
            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - memory, long.MinValue, 40_000_000);
        });
        Assert.Equal(Callers * (CallsEach + 100) / 100, meter.Sum("lifeguard.connection.leaks"));
        Assert.Equal(Callers * (CallsEach + 100), meter.Of("db.client.connection.use_time").Count + meter.Sum("lifeguard.connection.leaks"));
    }

    private static Task AllAsync(PooledDatabase database, int calls) => Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
    {
        for (var i = 0; i < calls; i++) await OneAsync(database, i, caller);
    })));

    private static async Task OneAsync(PooledDatabase database, int number, int caller)
    {
        switch (number % 100)
        {
            case 7:
                // Leaks, and its invocation ends.
                await using (database.BeginInvocation(Deadline.After(TimeSpan.FromMinutes(2)))) await database.LeaseAsync();
                break;
            case 11 or 23 or 47:
                await Assert.ThrowsAsync<InvalidOperationException>(() => database.WithConnectionAsync(async (connection, token) =>
                {
                    await connection.ScalarAsync("SELECT 1", token);
                    throw new InvalidOperationException();
                }));
                break;
            case 31 or 61:
                using (var source = new CancellationTokenSource())
                {
                    await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.WithConnectionAsync(
                        async (connection, token) =>
                        {
                            await source.CancelAsync();
                            await connection.ScalarAsync("SELECT 1", token);
                        },
                        deadline: Deadline.After(TimeSpan.FromMinutes(2)), cancellationToken: source.Token));
                }

                break;
            case 71:
                Assert.Equal(caller, await database.WithTransactionAsync(async (transaction, token) => (int)(await transaction.ScalarAsync($"SELECT {caller}", token))!, deadline: Deadline.After(TimeSpan.FromMinutes(2))));
                break;
            default:
                Assert.Equal(caller, await database.WithConnectionAsync(caller, static async (wanted, connection, token) => (int)(await connection.ScalarAsync($"SELECT {wanted}", token))!));
                break;
        }
    }
}
