using Lifeguard.Tests.Doubles;

namespace Lifeguard.Tests.Telemetry;

/// <summary>Names, units and attributes, as dashboards and alerts rely on them.</summary>
public sealed class WhatIsMeasured(Database server)
{
    [Fact]
    public async Task A_call_measures_the_wait_for_its_connection_and_its_use()
    {
        await using var database = server.Pool();
        using var meter = new MeterRecorder(database.Name);
        await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT pg_sleep(0.05)", token));
        var wait = Assert.Single(meter.Of("db.client.connection.wait_time"));
        var use = Assert.Single(meter.Of("db.client.connection.use_time"));
        Assert.Equal(("s", "s"), (wait.Unit, use.Unit));
        Assert.InRange(use.Value, 0.05, 5);
        Assert.Equal(database.Name, use.Tags["db.client.connection.pool.name"]);
    }

    [Fact]
    public async Task An_attempt_beyond_the_first_says_in_which_phase_and_why()
    {
        await using var database = server.Pool();
        using var meter = new MeterRecorder(database.Name);
        var runs = 0;
        await database.WithTransactionAsync(
            async (transaction, token) =>
            {
                if (++runs == 1) await transaction.ScalarAsync("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$", token);
            },
            RetryScope.Transaction);
        var attempt = Assert.Single(meter.Of("lifeguard.retry.attempts"));
        Assert.Equal(("{attempt}", 1d, "statement", "40001"), (attempt.Unit, attempt.Value, attempt.Tags["lifeguard.phase"], attempt.Tags["error.type"]));
    }

    [Fact]
    public async Task A_call_that_the_deadline_ended_says_in_which_phase()
    {
        await using var database = server.Pool();
        using var meter = new MeterRecorder(database.Name);
        await Assert.ThrowsAsync<DeadlineExceededException>(
            () => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT pg_sleep(9)", token), deadline: Deadline.After(TimeSpan.FromMilliseconds(400))));
        var exceeded = Assert.Single(meter.Of("lifeguard.deadline.exceeded"));
        Assert.Equal(("{call}", "statement"), (exceeded.Unit, exceeded.Tags["lifeguard.phase"]));
    }

    [Fact]
    public async Task The_breakers_state_is_there_at_any_time_and_gone_with_its_database()
    {
        await using var database = server.Pool(options => (options.ConnectionString, options.MaxAcquireRetries) =
            ($"Host=127.0.0.1;Port={Database.DeadPort()};Username=x;SSL Mode=Disable;GSS Encryption Mode=Disable", 2));
        using var meter = new MeterRecorder(database.Name);
        meter.ReadGauges();
        await Assert.ThrowsAnyAsync<Exception>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        meter.ReadGauges();
        await database.DisposeAsync();
        meter.ReadGauges();
        Assert.Equal([0d, 2d], meter.Of("lifeguard.breaker.state").Select(state => state.Value));
    }

    [Fact]
    public async Task A_credential_that_fails_is_counted_with_its_error()
    {
        await using var database = server.Pool(options => (options.ConnectionString, options.Credential) =
            (server.As("secretive"), DatabaseCredential.From((_, _) => throw new InvalidOperationException())));
        using var meter = new MeterRecorder(database.Name);
        await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        Assert.Equal("System.InvalidOperationException", Assert.Single(meter.Of("lifeguard.credential.refresh")).Tags["error.type"]);
    }

    [Fact]
    public async Task Nothing_of_what_Npgsql_measures_is_measured_again()
    {
        var published = new HashSet<string>();
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                lock (published) published.Add($"{instrument.Meter.Name}:{instrument.Name}");
            },
        };
        listener.Start();
        await using var database = server.Pool();
        await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token));
        var ours = published.Where(name => name.StartsWith("Lifeguard:", StringComparison.Ordinal)).Select(name => name["Lifeguard:".Length..]).ToList();
        var npgsql = published.Where(name => name.StartsWith("Npgsql:", StringComparison.Ordinal)).Select(name => name["Npgsql:".Length..]).ToList();
        Assert.NotEmpty(npgsql);
        Assert.Contains("db.client.connection.wait_time", ours);
        Assert.Empty(ours.Intersect(npgsql));
    }
}
