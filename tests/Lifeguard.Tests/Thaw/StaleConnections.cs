using Lifeguard.Tests.Doubles;
using Lifeguard.Thaw;
using Npgsql;

namespace Lifeguard.Tests.Thaw;

/// <summary>A connection that died while it lay idle is found before the caller's code runs on it.</summary>
public sealed class StaleConnections(Database server)
{
    [Fact]
    public async Task A_backend_killed_while_idle_is_replaced_without_a_failure_and_without_a_retry()
    {
        var (log, clock) = (new LogRecorder(), new ManualClock());
        await using var database = server.Pool(options => options.Clock = clock, log);
        using var meter = new MeterRecorder(database.Name);
        await server.KillAsync(await database.WithConnectionAsync((connection, _) => Task.FromResult(connection.ProcessID)));
        clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
        Assert.Single(log.Of(3));
        Assert.Equal(1, meter.Sum("lifeguard.connection.stale_evicted"));
        Assert.Equal(0, meter.Sum("lifeguard.retry.attempts"));
        Assert.Equal(0, database.LentConnections);
    }

    [Fact]
    public async Task Without_a_gap_nothing_is_asked_and_the_callers_code_meets_the_dead_connection()
    {
        await using var database = server.Pool(options => options.Clock = new ManualClock());
        await server.KillAsync(await database.WithConnectionAsync((connection, _) => Task.FromResult(connection.ProcessID)));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }

    [Fact]
    public async Task A_freeze_that_only_the_wall_clock_shows_counts()
    {
        var (log, clock) = (new LogRecorder(), new ManualClock());
        await using var database = server.Pool(options => options.Clock = clock, log);
        await server.KillAsync(await database.WithConnectionAsync((connection, _) => Task.FromResult(connection.ProcessID)));
        clock.Freeze(TimeSpan.FromMinutes(6));
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
        Assert.Single(log.Of(3));
    }

    [Fact]
    public async Task A_connection_that_lives_is_kept()
    {
        var (log, clock) = (new LogRecorder(), new ManualClock());
        await using var database = server.Pool(options => options.Clock = clock, log);
        var before = await database.WithConnectionAsync((connection, _) => Task.FromResult(connection.ProcessID));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(before, await database.WithConnectionAsync((connection, _) => Task.FromResult(connection.ProcessID)));
        Assert.Empty(log.Of(3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_wire_that_was_pulled_while_idle_costs_the_probes_patience_and_where_the_pool_has_no_second_place_its_commands_timeout(int poolSize)
    {
        var log = new LogRecorder();
        await using var proxy = server.Proxy();
        await using var database = server.Pool(
            options =>
            {
                options.ConnectionString = server.Through(proxy);
                options.MaxPoolSize = poolSize;
                options.IdleProbeThreshold = TimeSpan.FromMilliseconds(1);
                options.IdleProbeTimeout = TimeSpan.FromMilliseconds(100);
            },
            log);
        await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token));
        proxy.PullWires();
        await Task.Delay(20);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(2, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 2", token)));
        Assert.InRange(watch.ElapsedMilliseconds, 100, 60_000);
        Assert.Single(log.Of(3));
    }

    [Fact]
    public async Task A_session_that_the_server_ended_for_idling_is_replaced()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(
            options =>
            {
                options.ConnectionString += ";Options=-c idle_session_timeout=50ms";
                options.IdleProbeThreshold = TimeSpan.FromMilliseconds(100);
            },
            log);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(i, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync($"SELECT {i}", token)));
            await Task.Delay(200);
        }

        Assert.Equal(2, log.Of(3).Count);
    }

    [Fact]
    public async Task A_connection_that_came_late_and_was_never_lent_is_asked_for_a_sign_of_life_as_well()
    {
        var (clock, log) = (new ManualClock(), new LogRecorder());
        await using var proxy = server.Proxy();
        proxy.Delay = TimeSpan.FromMilliseconds(200);
        await using var database = server.Pool(
            options => (options.ConnectionString, options.Clock, options.MaxAcquireRetries, options.ConfigureConnectionString) = (server.Through(proxy), clock, 0, settings => settings.Timeout = 60), log);
        var call = database.WithConnectionAsync((_, _) => Task.FromResult(1));
        while (!call.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1);
        }

        await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => call);

        // There is one place: whoever gets a connection after that gets the late one.
        int backend;
        await using (var late = await database.DataSource.OpenConnectionAsync()) backend = late.ProcessID;
        await server.KillAsync(backend);
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
        Assert.Single(log.Of(3));
    }

    [Fact]
    public void Connections_that_are_gone_make_room_and_those_that_are_in_use_are_remembered()
    {
        var times = new IdleTimes(2);
        for (var backend = 1; backend <= 100; backend++) times.Put(backend, backend, 0);
        var clock = new ManualClock();
        Assert.Equal(TimeSpan.Zero, times.Take(1, 1000, 0, clock));
        Assert.All(Enumerable.Range(93, 8), backend => Assert.NotEqual(TimeSpan.Zero, times.Take(backend, 1000, 0, clock)));
    }

    [Fact]
    public void The_longer_of_both_clocks_counts_and_a_wall_clock_set_back_says_nothing()
    {
        var clock = new ManualClock();
        var times = new IdleTimes(1);
        times.Put(7, 0, 0);
        Assert.Equal(TimeSpan.FromSeconds(5), times.Take(7, TimeSpan.FromSeconds(2).Ticks, TimeSpan.FromSeconds(5).Ticks, clock));
        times.Put(7, 0, 0);
        Assert.Equal(TimeSpan.FromSeconds(2), times.Take(7, TimeSpan.FromSeconds(2).Ticks, -TimeSpan.FromSeconds(5).Ticks, clock));
        Assert.Equal(TimeSpan.Zero, times.Take(7, 99, 99, clock));
    }
}
