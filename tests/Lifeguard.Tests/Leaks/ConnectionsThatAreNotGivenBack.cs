using System.Diagnostics;
using Lifeguard.Tests.Doubles;
using Npgsql;

namespace Lifeguard.Tests.Leaks;

/// <summary>No connection is lost for good, and who kept it is named.</summary>
public sealed class ConnectionsThatAreNotGivenBack(Database server)
{
    [Fact]
    public async Task A_lease_that_is_out_when_its_invocation_ends_is_named_cancelled_and_closed()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(log: log);
        using var meter = new MeterRecorder(database.Name);
        ConnectionLease leaked;
        await using (database.BeginInvocation()) leaked = await database.LeaseAsync();

        Assert.True(leaked.Token.IsCancellationRequested);
        Assert.Equal(0, database.LentConnections);
        Assert.Contains(nameof(A_lease_that_is_out_when_its_invocation_ends_is_named_cancelled_and_closed), Assert.Single(log.Of(8)), StringComparison.Ordinal);
        Assert.Contains("ConnectionsThatAreNotGivenBack.cs", log.Of(8)[0], StringComparison.Ordinal);
        Assert.Equal(1, meter.Sum("lifeguard.connection.leaks"));
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => leaked.Connection.ScalarAsync("SELECT 1"));

        // To dispose of it late is no second closing.
        await leaked.DisposeAsync();
    }

    [Fact]
    public async Task A_lease_that_was_given_back_is_no_leak()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(log: log);
        await using (database.BeginInvocation())
        {
            await using var lease = await database.LeaseAsync();
            await lease.Connection.ScalarAsync("SELECT 1", lease.Token);
        }

        Assert.Empty(log.Of(8));
    }

    [Fact]
    public async Task A_lease_of_another_invocation_is_left_alone()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(options => options.MaxPoolSize = 2, log);
        await using var mine = await Task.Run(() => database.LeaseAsync());
        await using (database.BeginInvocation()) await Task.Yield();
        Assert.Empty(log.Of(8));
        Assert.Equal(1, await mine.Connection.ScalarAsync("SELECT 1", mine.Token));
    }

    [Fact]
    public async Task A_command_that_nobody_waited_for_is_cancelled_before_the_connection_is_closed()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(log: log);
        Task? forgotten = null;
        await database.WithConnectionAsync(async (connection, token) =>
        {
            forgotten = connection.ScalarAsync("SELECT pg_sleep(300)", token);
            await Task.Delay(100, token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => forgotten!);
        Assert.Single(log.Of(8));
        Assert.Equal(0, database.LentConnections);
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }

    [Fact]
    public async Task A_command_that_does_not_heed_its_token_is_waited_for_and_never_closed_under()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(log: log);
        Task<object?>? forgotten = null;
        await database.WithConnectionAsync(async (connection, token) =>
        {
            forgotten = connection.ScalarAsync("SELECT 5 FROM pg_sleep(1.5)", CancellationToken.None);
            await Task.Delay(50, token);
        });
        Assert.Equal(1, database.LentConnections);
        Assert.Single(log.Of(9));
        Assert.Equal(5, await forgotten!);
        await UntilAsync(() => database.LentConnections == 0);
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }

    [Fact]
    public async Task A_call_that_nobody_waited_for_ends_with_its_invocation()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(log: log);
        Task forgotten;
        await using (database.BeginInvocation())
        {
            forgotten = database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT pg_sleep(300)", token));
            await UntilAsync(() => database.LentConnections == 1);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => forgotten.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Single(log.Of(8));
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }

    [Fact]
    public async Task A_lease_that_is_out_for_too_long_is_asked_back_once()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(options => options.LeakThreshold = TimeSpan.FromMilliseconds(200), log);
        await using var lease = await database.LeaseAsync();
        await UntilAsync(() => database.LentConnections == 0);
        await Task.Delay(300);
        Assert.True(lease.Token.IsCancellationRequested);
        Assert.Single(log.Of(8));
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }

    [Fact]
    public async Task A_call_that_runs_for_too_long_in_a_shared_process_is_cancelled()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(
            options =>
            {
                options.LeakThreshold = TimeSpan.FromMilliseconds(200);
                options.Concurrency = 2;
            },
            log);
        var error = await Assert.ThrowsAsync<DeadlineExceededException>(() => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT pg_sleep(300)", token)));
        Assert.Contains("held its connection", error.Message, StringComparison.Ordinal);
        Assert.Single(log.Of(8));
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }

    [Fact]
    public async Task A_call_with_a_deadline_may_take_as_long_as_that()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(
            options =>
            {
                options.LeakThreshold = TimeSpan.FromMilliseconds(100);
                options.Concurrency = 2;
            },
            log);
        await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT pg_sleep(0.5)", token), deadline: Deadline.After(TimeSpan.FromSeconds(10)));
        Assert.Empty(log.Of(8));
    }

    [Fact]
    public async Task A_connection_that_is_used_after_the_call_is_closed_and_harms_nobody()
    {
        await using var database = server.Pool();
        NpgsqlConnection? escaped = null;
        await database.WithConnectionAsync((connection, _) =>
        {
            escaped = connection;
            return Task.CompletedTask;
        });
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => escaped!.ScalarAsync("SELECT 1"));
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }

    [Fact]
    public async Task A_transaction_and_a_reader_that_are_left_open_are_over_for_the_next_call()
    {
        await using var database = server.Pool();
        var id = Database.NewOrder();
        await database.WithConnectionAsync(async (connection, token) =>
        {
            await connection.BeginTransactionAsync(token);
            await connection.ScalarAsync($"INSERT INTO orders VALUES ({id})", token);
            var command = new NpgsqlCommand("SELECT n FROM generate_series(1, 10) n", connection);
            var reader = await command.ExecuteReaderAsync(token);
            await reader.ReadAsync(token);
        });
        Assert.Equal(0L, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync($"SELECT count(*) FROM orders WHERE id = {id}", token)));
        Assert.Equal(0, await server.OrdersAsync(id));
    }

    [Fact]
    public async Task Calls_inside_an_invocation_take_over_its_deadline()
    {
        await using var database = server.Pool();
        await using var invocation = database.BeginInvocation(Deadline.After(TimeSpan.FromSeconds(1)));
        await Assert.ThrowsAsync<DeadlineExceededException>(() => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT pg_sleep(300)", token)));
        Assert.True(invocation.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task The_hook_at_the_end_runs_once_and_its_failure_is_logged()
    {
        var (log, runs) = (new LogRecorder(), 0);
        await using var database = server.Pool(
            options => options.OnInvocationEnd = _ =>
            {
                runs++;
                throw new InvalidOperationException("no exporter");
            },
            log);
        var invocation = database.BeginInvocation();
        await invocation.DisposeAsync();
        await invocation.DisposeAsync();
        Assert.Equal(1, runs);
        Assert.Contains("no exporter", Assert.Single(log.Of(14)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_outside_of_an_invocation_is_one_and_calls_inside_of_it_are_not()
    {
        var runs = 0;
        await using var database = server.Pool(options => (options.MaxPoolSize, options.OnInvocationEnd) = (2, _ =>
        {
            runs++;
            return default;
        }));
        await database.WithConnectionAsync(async (connection, token) =>
        {
            Assert.Equal([1], await database.QueryAsync("SELECT 1", reader => reader.GetInt32(0), cancellationToken: token));
            Assert.Equal(0, runs);
        });
        Assert.Equal(1, runs);
        await using (database.BeginInvocation()) await database.QueryAsync("SELECT 1", reader => reader.GetInt32(0));
        Assert.Equal(2, runs);
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WithConnectionAsync((_, _) => throw new InvalidOperationException()));
        Assert.Equal(3, runs);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var watch = Stopwatch.StartNew(); !condition(); await Task.Delay(10)) Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "It did not happen in time.");
    }
}
