using Lifeguard.Breaker;
using Lifeguard.Retry;
using Lifeguard.Tests.Doubles;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Polly.CircuitBreaker;

namespace Lifeguard.Tests.Breaker;

public sealed class LeavingAlone(Database server)
{
    private static readonly ConnectionAcquisitionException Unreachable = new(AcquisitionFailure.ServerUnreachable, "", TimeSpan.Zero);

    [Fact]
    public async Task Three_failures_within_half_a_minute_open_it_and_seconds_later_one_success_closes_it()
    {
        var clock = new ManualClock();
        var breaker = New(clock);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(BreakerState.Closed, breaker.State);
            await FailAsync(breaker, Unreachable);
        }

        Assert.Equal(BreakerState.Open, breaker.State);
        var broken = await Assert.ThrowsAnyAsync<BrokenCircuitException>(async () => await breaker.Pipeline.ExecuteAsync(_ => default));
        Assert.InRange(broken.RetryAfter!.Value, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(5));

        clock.Advance(TimeSpan.FromSeconds(5));
        await breaker.Pipeline.ExecuteAsync(_ => default);
        Assert.Equal(BreakerState.Closed, breaker.State);
    }

    [Fact]
    public async Task Two_failures_do_not()
    {
        var breaker = New(new ManualClock());
        await FailAsync(breaker, Unreachable);
        await FailAsync(breaker, Unreachable);
        Assert.Equal(BreakerState.Closed, breaker.State);
    }

    [Fact]
    public async Task Successes_that_ran_outside_of_it_count()
    {
        var breaker = New(new ManualClock());
        for (var i = 0; i < 4; i++) breaker.Succeeded();
        for (var i = 0; i < 3; i++) await FailAsync(breaker, Unreachable);
        Assert.Equal(BreakerState.Closed, breaker.State);
        await FailAsync(breaker, Unreachable);
        Assert.Equal(BreakerState.Open, breaker.State);
    }

    [Theory]
    [InlineData("23505")]
    [InlineData("42P01")]
    [InlineData("40001")]
    [InlineData("28P01")]
    public async Task What_a_statement_does_wrong_does_not_count(string state)
    {
        var breaker = New(new ManualClock());
        for (var i = 0; i < 10; i++) await FailAsync(breaker, new PostgresException("", "ERROR", "ERROR", state));
        await FailAsync(breaker, new ConnectionAcquisitionException(AcquisitionFailure.PoolEmpty, "", TimeSpan.Zero));
        Assert.Equal(BreakerState.Closed, breaker.State);
    }

    [Fact]
    public async Task One_that_is_turned_off_lets_everything_through()
    {
        var breaker = new DatabaseBreaker("off", new LifeguardOptions { BreakerEnabled = false }, new Backoff(new LifeguardOptions()), NullLogger.Instance);
        for (var i = 0; i < 10; i++) await FailAsync(breaker, Unreachable);
        breaker.Succeeded();
        Assert.Equal(BreakerState.Closed, breaker.State);
    }

    [Fact]
    public async Task Calls_on_a_database_that_is_down_fail_at_once_and_say_when_to_come_back()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(
            options =>
            {
                options.ConnectionString = $"Host=127.0.0.1;Port={Database.DeadPort()};Username=x;SSL Mode=Disable;GSS Encryption Mode=Disable";
                options.MaxAcquireRetries = 0;
                (options.BreakerSamplingDuration, options.BreakerMinimumBreak, options.BreakerMaximumBreak) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
            },
            log);
        for (var i = 0; i < 3; i++) await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));

        var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        Assert.InRange(error.RetryAfter, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(60));
        Assert.Equal(BreakerState.Open, database.BreakerState);
        Assert.Single(log.Of(6));
    }

    [Fact]
    public async Task A_call_during_whose_attempts_it_opened_sits_the_break_out_and_succeeds()
    {
        var log = new LogRecorder();
        await using var proxy = server.Proxy();
        await using var database = server.Pool(
            options =>
            {
                options.ConnectionString = server.As("limited").Replace($"Port={server.Port};", $"Port={proxy.Port};", StringComparison.Ordinal);
                options.BreakerMinimumBreak = options.BreakerMaximumBreak = TimeSpan.FromSeconds(1);
            },
            log);
        await using var other = server.Pool(options => options.ConnectionString = server.As("limited"));
        var held = await other.LeaseAsync();
        var call = database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token));
        while (log.Of(6).Count == 0) await Task.Delay(10);
        await held.DisposeAsync();
        await other.BeforeSnapshotAsync();
        Assert.Equal(1, await call);
        Assert.Equal(BreakerState.Closed, database.BreakerState);
        Assert.Single(log.Of(7));
    }

    private static DatabaseBreaker New(ManualClock clock)
    {
        var options = new LifeguardOptions { Clock = clock };
        return new DatabaseBreaker("test", options, new Backoff(options), NullLogger.Instance);
    }

    private static async Task FailAsync(DatabaseBreaker breaker, Exception error) =>
        await Assert.ThrowsAsync(error.GetType(), async () => await breaker.Pipeline.ExecuteAsync(_ => throw error));
}
