using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lifeguard.Tests.Doubles;

namespace Lifeguard.Tests.Deadlines;

/// <summary>The deadline ends a call wherever it is, with time left for an answer, and the error says where.</summary>
public sealed class DeadlinesInEachPhase(Database server)
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task While_waiting_for_the_pool()
    {
        await using var database = server.Pool(options => options.AcquisitionShare = 1);
        await using var held = await database.LeaseAsync();
        var error = await EndsInTime(() => database.WithConnectionAsync((_, _) => Task.FromResult(1), deadline: Deadline.After(Time)));
        Assert.Equal(CallPhase.Acquire, error.Phase);
        Assert.Equal(AcquisitionFailure.PoolEmpty, Assert.IsType<ConnectionAcquisitionException>(error.InnerException).Reason);
    }

    [Fact]
    public async Task A_quarter_of_what_remains_is_all_that_getting_a_connection_may_take()
    {
        await using var database = server.Pool();
        await using var held = await database.LeaseAsync();
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1), deadline: Deadline.After(Time)));
        Assert.InRange(watch.ElapsedMilliseconds, 200, 60_000);
    }

    [Fact]
    public async Task While_the_server_keeps_silent_at_connect()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var database = server.Pool(options => options.ConnectionString = $"Host=127.0.0.1;Port={((IPEndPoint)listener.LocalEndpoint).Port};Username=x;SSL Mode=Disable;GSS Encryption Mode=Disable");
        var error = await Assert.ThrowsAnyAsync<Exception>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1), deadline: Deadline.After(Time)).WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.IsNotType<TimeoutException>(error);
    }

    [Fact]
    public async Task In_a_statement_that_heeds_its_token()
    {
        await using var database = server.Pool();
        var error = await EndsInTime(() => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT pg_sleep(300)", token), deadline: Deadline.After(Time)));
        Assert.Equal(CallPhase.Statement, error.Phase);
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }

    [Fact]
    public async Task In_a_statement_on_a_wire_that_was_pulled()
    {
        await using var proxy = server.Proxy();
        await using var database = server.Pool(options => (options.ConnectionString, options.MaxPoolSize) = (server.Through(proxy), 2));
        await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token));
        proxy.PullWires();
        var error = await EndsInTime(() => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token), deadline: Deadline.After(Time)));
        Assert.Equal(CallPhase.Statement, error.Phase);

        // The dead one may take its time to end; the second place of the pool is for the next call.
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }

    [Fact]
    public async Task In_code_that_never_ends_and_does_not_heed_its_token()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(log: log);
        var error = await EndsInTime(() => database.WithConnectionAsync(async (_, _) => await Task.Delay(Timeout.Infinite), deadline: Deadline.After(Time)));
        Assert.Equal(CallPhase.Statement, error.Phase);

        // Nothing runs on the connection, so it is back soon and the next call has one.
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
        Assert.Single(log.Of(8));
    }

    [Fact]
    public async Task In_a_command_that_does_not_heed_its_token_and_the_connection_is_back_once_it_ends()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(log: log);
        await EndsInTime(() => database.WithConnectionAsync((connection, _) => connection.ScalarAsync("SELECT pg_sleep(2.5)"), deadline: Deadline.After(Time)));
        Assert.Equal(1, database.LentConnections);
        Assert.Equal(1, await Eventually(() => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token))));
        Assert.Single(log.Of(8));
        Assert.Single(log.Of(10));
    }

    [Fact]
    public async Task Another_attempt_that_would_not_fit_is_not_begun()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(
            options =>
            {
                options.ConnectionString = $"Host=127.0.0.1;Port={Database.DeadPort()};Username=x;SSL Mode=Disable;GSS Encryption Mode=Disable";
                options.RetryBaseDelay = options.RetryMaxDelay = TimeSpan.FromMinutes(10);
            },
            log);
        var error = await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1), deadline: Deadline.After(TimeSpan.FromMinutes(1))));
        Assert.Equal(AcquisitionFailure.ServerUnreachable, error.Reason);
        Assert.Single(log.Of(5));
    }

    [Fact]
    public async Task A_deadline_that_has_passed_asks_for_no_connection()
    {
        var clock = new ManualClock();
        await using var database = server.Pool(options => options.Clock = clock);
        var deadline = Deadline.After(TimeSpan.FromSeconds(1), clock);
        clock.Advance(TimeSpan.FromSeconds(2));
        var error = await Assert.ThrowsAsync<DeadlineExceededException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1), deadline: deadline));
        Assert.Equal(CallPhase.Acquire, error.Phase);
    }

    [Fact]
    public async Task The_configured_timeout_counts_where_the_host_does_not_tell()
    {
        await using var database = server.Pool(options => options.FunctionTimeout = Time);
        await EndsInTime(() => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT pg_sleep(300)", token)));
    }

    [Fact]
    public async Task The_server_is_told_when_a_transaction_has_to_be_over()
    {
        await using var database = server.Pool();
        var limit = (string)(await database.WithTransactionAsync(
            (transaction, token) => transaction.ScalarAsync("SELECT setting FROM pg_settings WHERE name = 'statement_timeout'", token), deadline: Deadline.After(TimeSpan.FromSeconds(10))))!;
        Assert.InRange(int.Parse(limit, System.Globalization.CultureInfo.InvariantCulture), 5000, 9900);
        Assert.Equal("0", await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT setting FROM pg_settings WHERE name = 'statement_timeout'", token)));
    }

    [Fact]
    public async Task The_server_is_told_when_code_that_only_reads_has_to_be_over()
    {
        const string Limit = "SELECT setting FROM pg_settings WHERE name = 'statement_timeout'";
        await using var database = server.Pool();
        var deadline = Deadline.After(TimeSpan.FromSeconds(100));
        var limits = new[]
        {
            (string)(await database.WithConnectionAsync((connection, token) => connection.ScalarAsync(Limit, token), RetryScope.ReadOnly, deadline))!,
            (await database.QueryAsync(Limit, reader => reader.GetString(0), deadline: deadline)).Single(),
        };
        Assert.All(limits, limit => Assert.InRange(int.Parse(limit, System.Globalization.CultureInfo.InvariantCulture), 1_000, 99_900));
        Assert.Equal(["0"], await database.QueryAsync(Limit, reader => reader.GetString(0)));
    }

    [Fact]
    public async Task In_a_wait_between_two_attempts_through_which_the_process_was_frozen()
    {
        var (clock, log) = (new ManualClock(), new LogRecorder());
        await using var database = server.Pool(
            options =>
            {
                options.ConnectionString = $"Host=127.0.0.1;Port={Database.DeadPort()};Username=x;SSL Mode=Disable;GSS Encryption Mode=Disable";
                options.Clock = clock;
            },
            log);
        var call = database.WithConnectionAsync((_, _) => Task.FromResult(1), deadline: Deadline.After(TimeSpan.FromMinutes(1), clock));
        while (log.Of(4).Count == 0) await Task.Delay(5);
        while (!call.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMinutes(2));
            await Task.Delay(5);
        }

        var error = await Assert.ThrowsAsync<DeadlineExceededException>(() => call);
        Assert.Equal(CallPhase.Acquire, error.Phase);
        Assert.Single(log.Of(11));
    }

    [Fact]
    public async Task A_caller_who_cancels_in_a_wait_between_two_attempts_does_not_wait_for_its_end()
    {
        var (clock, log) = (new ManualClock(), new LogRecorder());
        using var source = new CancellationTokenSource();
        await using var database = server.Pool(
            options =>
            {
                options.ConnectionString = $"Host=127.0.0.1;Port={Database.DeadPort()};Username=x;SSL Mode=Disable;GSS Encryption Mode=Disable";
                options.Clock = clock;
            },
            log);
        var call = database.WithConnectionAsync((_, _) => Task.FromResult(1), cancellationToken: source.Token);
        while (log.Of(4).Count == 0) await Task.Delay(5);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(0, database.LentConnections);
    }

    private static async Task<DeadlineExceededException> EndsInTime(Func<Task> call)
    {
        var watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<DeadlineExceededException>(call);

        // The time, less the reserve of a tenth. How soon after that is the machine's matter; the statements take minutes.
        Assert.InRange(watch.ElapsedMilliseconds, 850, 60_000);
        return error;
    }

    private static async Task<T> Eventually<T>(Func<Task<T>> call)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                return await call();
            }
            catch (Exception) when (watch.Elapsed < TimeSpan.FromSeconds(10))
            {
                // Not yet.
            }
        }
    }
}
