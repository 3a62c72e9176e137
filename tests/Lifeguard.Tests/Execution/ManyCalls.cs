namespace Lifeguard.Tests.Execution;

/// <summary>What a long life does to a process, in short: nothing grows.</summary>
public sealed class ManyCalls(Database server)
{
    private const int Rounds = 400;

    [Fact]
    public async Task Calls_that_succeed_fail_are_cancelled_and_leak_leave_nothing_behind()
    {
        await using var database = server.Pool(options =>
        {
            options.MaxPoolSize = 4;
            options.Concurrency = 4;
            options.ConfigureConnectionString = settings => settings.ApplicationName = "many";
        });
        await RoundAsync(database, 0);
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var timers = Timer.ActiveCount;
        for (var i = 1; i <= Rounds; i++) await RoundAsync(database, i);

        Assert.Equal(0, database.LentConnections);
        Assert.InRange((long)(await server.AskAsync("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'many'"))!, 0, 4);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - memory, long.MinValue, 20_000_000);
        Assert.InRange(Timer.ActiveCount - timers, long.MinValue, 100);
    }

    private static async Task RoundAsync(PooledDatabase database, int round)
    {
        using var source = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 6).Select(i => database.WithConnectionAsync(
            async (connection, token) =>
            {
                await connection.ScalarAsync("SELECT 1", token);
                if (i == 3) throw new InvalidOperationException();
                if (i == 4 && round % 10 == 0) await source.CancelAsync();
            },
            deadline: Deadline.After(TimeSpan.FromSeconds(30)), cancellationToken: i == 5 ? source.Token : default)).ToList();
        foreach (var call in calls) await call.ContinueWith(_ => { }, TaskScheduler.Default);
        if (round % 100 == 0)
        {
            await using var invocation = database.BeginInvocation();
            await database.LeaseAsync();
        }
    }
}
