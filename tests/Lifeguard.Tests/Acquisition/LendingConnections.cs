using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lifeguard.Tests.Doubles;
using Npgsql;

namespace Lifeguard.Tests.Acquisition;

/// <summary>A connection is there for the length of a call and back after it; and when there is none, the error says why.</summary>
public sealed class LendingConnections(Database server)
{
    [Fact]
    public async Task A_call_gets_an_open_connection_and_returns_what_its_code_returns()
    {
        await using var database = server.Pool();
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }

    [Fact]
    public async Task Calls_one_after_another_share_one_connection()
    {
        await using var database = server.Pool();
        var first = await database.WithConnectionAsync((connection, _) => Task.FromResult(connection.ProcessID));
        var second = await database.WithConnectionAsync(0, static (_, connection, _) => Task.FromResult(connection.ProcessID));
        Assert.Equal(first, second);
        Assert.Equal(0, database.LentConnections);
    }

    [Fact]
    public async Task Code_that_throws_gives_its_connection_back_and_its_exception_is_unchanged()
    {
        await using var database = server.Pool();
        var thrown = new InvalidOperationException("mine");
        for (var i = 0; i < 20; i++)
        {
            Assert.Same(thrown, await Assert.ThrowsAsync<InvalidOperationException>(() => database.WithConnectionAsync(async (connection, token) =>
            {
                await connection.ScalarAsync("SELECT 1", token);
                throw thrown;
            })));
        }

        Assert.Equal(2, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 2", token)));
    }

    [Fact]
    public async Task Code_that_throws_before_its_first_wait_gives_its_connection_back()
    {
        await using var database = server.Pool();
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WithConnectionAsync<int>((_, _) => throw new InvalidOperationException()));
        Assert.Equal(2, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 2", token)));
    }

    [Fact]
    public async Task A_statement_that_the_server_refuses_shows_the_servers_own_words()
    {
        await using var database = server.Pool();
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT * FROM missing", token)));
        Assert.Equal("42P01", error.SqlState);
    }

    [Fact]
    public async Task A_connection_taken_while_the_only_one_is_held_fails_as_an_empty_pool_and_not_as_the_servers_fault()
    {
        await using var database = server.Pool(options => options.AcquisitionTimeout = TimeSpan.FromMilliseconds(200));
        var watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync(
            (_, _) => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token))));

        Assert.Equal(AcquisitionFailure.PoolEmpty, error.Reason);
        Assert.Contains("lent out", error.Message, StringComparison.Ordinal);
        Assert.InRange(watch.ElapsedMilliseconds, 190, 60_000);
        Assert.Equal(2, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 2", token)));
        Assert.Equal(BreakerState.Closed, database.BreakerState);
    }

    [Fact]
    public async Task A_limit_that_ran_out_in_the_moment_in_which_the_connection_came_does_not_end_the_statement()
    {
        var (clock, limit) = (new ManualClock(), TimeSpan.FromSeconds(60));
        await using var database = server.Pool(options => (options.Clock, options.AcquisitionTimeout) = (clock, limit));
        var (isTaken, release, isRunning, goOn) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var first = database.WithConnectionAsync((_, _) =>
        {
            isTaken.SetResult();
            return release.Task;
        });
        await isTaken.Task;
        var second = database.WithConnectionAsync(async (connection, token) =>
        {
            isRunning.SetResult();
            await goOn.Task;
            return await connection.ScalarAsync("SELECT 2", token);
        });
        clock.HoldBack();
        clock.Advance(limit);
        release.SetResult();
        await first;
        await isRunning.Task;
        clock.RunLate();
        goOn.SetResult();
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task A_call_inside_of_a_call_has_the_second_place_that_a_pool_has_by_default()
    {
        await using var database = server.Pool(options => options.MaxPoolSize = null);
        Assert.Equal(1, await database.WithConnectionAsync((_, _) => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token))));
        Assert.Equal(0, database.LentConnections);
    }

    [Fact]
    public async Task A_connection_that_comes_back_in_time_goes_to_who_waits_for_it()
    {
        await using var database = server.Pool();
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => database.WithConnectionAsync(async (connection, token) => (int)(await connection.ScalarAsync($"SELECT {i}", token))!)));
        Assert.Equal(Enumerable.Range(0, 20), results);
    }

    [Fact]
    public async Task An_address_where_nobody_listens_is_unreachable()
    {
        var port = Database.DeadPort();
        await using var database = server.Pool(options =>
        {
            options.ConnectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Database=runtime;SSL Mode=Disable;GSS Encryption Mode=Disable";
            options.MaxAcquireRetries = 1;
        });
        var error = await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        Assert.Equal(AcquisitionFailure.ServerUnreachable, error.Reason);
        Assert.Contains($"127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_takes_connections_and_keeps_silent_is_slow()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var database = server.Pool(options =>
        {
            options.ConnectionString = $"Host=127.0.0.1;Port={((IPEndPoint)listener.LocalEndpoint).Port};Username=postgres;Database=runtime;SSL Mode=Disable;GSS Encryption Mode=Disable";
            options.AcquisitionTimeout = TimeSpan.FromMilliseconds(200);
            options.MaxAcquireRetries = 0;
        });
        var watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        Assert.Equal(AcquisitionFailure.ServerSlow, error.Reason);
        Assert.InRange(watch.ElapsedMilliseconds, 190, 60_000);
    }

    [Fact]
    public async Task A_server_that_is_slow_to_accept_fails_one_call_and_its_late_connection_serves_the_next()
    {
        await using var proxy = server.Proxy();
        proxy.Delay = TimeSpan.FromMilliseconds(500);
        await using var database = server.Pool(options => (options.ConnectionString, options.AcquisitionTimeout, options.MaxAcquireRetries, options.BreakerEnabled, options.ConfigureConnectionString) =
            (server.Through(proxy), TimeSpan.FromMilliseconds(100), 0, false, settings => settings.Timeout = 60));
        var error = await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        Assert.Equal(AcquisitionFailure.ServerSlow, error.Reason);
        var attempted = proxy.Connections;

        // The only place of the pool is taken until the late connection is there, and free then.
        await Faults.FaultStage.EventuallyAsync(async () => Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token))));

        // The others are looks at whether anybody answers there: one for each call that failed, and none has become a connection.
        Assert.InRange(attempted, 1, 2);
        Assert.Equal(1L, await server.AskAsync($"SELECT count(*) FROM pg_stat_activity WHERE pid = {await database.WithConnectionAsync((connection, _) => Task.FromResult(connection.ProcessID))}"));
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_refused_at_once()
    {
        await using var database = server.Pool(options => options.ConnectionString = server.ConnectionString.Replace("Database=runtime", "Database=missing", StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        Assert.Equal(AcquisitionFailure.Refused, error.Reason);
        Assert.Equal("3D000", Assert.IsType<PostgresException>(error.InnerException).SqlState);
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled_by_the_callers_token()
    {
        await using var database = server.Pool();
        using var source = new CancellationTokenSource();
        var call = database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT pg_sleep(300)", token), cancellationToken: source.Token);
        source.CancelAfter(100);
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(2, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 2", token)));
    }

    [Fact]
    public async Task A_query_reads_all_rows_with_parameters()
    {
        await using var database = server.Pool();
        var rows = await database.QueryAsync("SELECT n FROM generate_series(1, $1) n", reader => reader.GetInt32(0), parameters => parameters.Add(new NpgsqlParameter<int> { TypedValue = 3 }));
        Assert.Equal([1, 2, 3], rows);
    }

    [Fact]
    public async Task A_query_that_writes_is_refused_unless_it_says_so()
    {
        await using var database = server.Pool();
        var id = Database.NewOrder();
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.QueryAsync($"INSERT INTO orders VALUES ({id}) RETURNING id", reader => reader.GetInt32(0)));
        Assert.Equal("25006", error.SqlState);
        Assert.Equal([id], await database.QueryAsync($"INSERT INTO orders VALUES ({id}) RETURNING id", reader => reader.GetInt32(0), retry: RetryScope.Acquire));
        Assert.Equal(1, await server.OrdersAsync(id));
    }
}
