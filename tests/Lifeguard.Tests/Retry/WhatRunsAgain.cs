using Npgsql;

namespace Lifeguard.Tests.Retry;

/// <summary>What runs again after a failure of each kind, on a real server.</summary>
public sealed class WhatRunsAgain(Database server)
{
    [Theory]
    [InlineData(RetryScope.Acquire, 1)]
    [InlineData(RetryScope.ReadOnly, 2)]
    [InlineData(RetryScope.Idempotent, 2)]
    public async Task A_backend_killed_in_a_statement(RetryScope scope, int expectedRuns)
    {
        await using var database = server.Pool();
        var runs = 0;
        var call = database.WithConnectionAsync(
            async (connection, token) =>
            {
                if (++runs == 1)
                {
                    var kill = KillSoon(connection.ProcessID);
                    await connection.ScalarAsync("SELECT pg_sleep(20)", token);
                    await kill;
                }

                return await connection.ScalarAsync("SELECT 7", token);
            },
            scope);
        if (expectedRuns == 1) await Assert.ThrowsAnyAsync<NpgsqlException>(() => call);
        else Assert.Equal(7, await call);
        Assert.Equal(expectedRuns, runs);
        Assert.Equal(8, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 8", token)));
    }

    [Theory]
    [InlineData(RetryScope.Acquire, 1)]
    [InlineData(RetryScope.Transaction, 2)]
    [InlineData(RetryScope.Idempotent, 2)]
    public async Task A_backend_killed_in_a_transaction_commits_nothing_of_the_first_run(RetryScope scope, int expectedRuns)
    {
        await using var database = server.Pool();
        var (id, runs) = (Database.NewOrder(), 0);
        var call = database.WithTransactionAsync(
            async (transaction, token) =>
            {
                await transaction.ScalarAsync($"INSERT INTO orders VALUES ({id})", token);
                if (++runs == 1) await server.KillAsync(transaction.Connection!.ProcessID);
                return await transaction.ScalarAsync("SELECT 7", token);
            },
            scope);
        if (expectedRuns == 1) await Assert.ThrowsAnyAsync<NpgsqlException>(() => call);
        else Assert.Equal(7, await call);
        Assert.Equal(expectedRuns, runs);
        Assert.Equal(expectedRuns - 1, await server.OrdersAsync(id));
    }

    [Theory]
    [InlineData("40001", RetryScope.Acquire, 1)]
    [InlineData("40001", RetryScope.Transaction, 3)]
    [InlineData("40P01", RetryScope.Transaction, 3)]
    [InlineData("40P01", RetryScope.Idempotent, 3)]
    [InlineData("23505", RetryScope.Idempotent, 1)]
    [InlineData("42501", RetryScope.Idempotent, 1)]
    public async Task A_failed_statement_runs_the_whole_transaction_again_only_after_a_conflict(string state, RetryScope scope, int expectedRuns)
    {
        await using var database = server.Pool();
        var (id, runs) = (Database.NewOrder(), 0);
        var call = database.WithTransactionAsync(
            async (transaction, token) =>
            {
                await transaction.ScalarAsync($"INSERT INTO orders VALUES ({id})", token);
                if (++runs < 3) await transaction.ScalarAsync($"DO $$ BEGIN RAISE SQLSTATE '{state}'; END $$", token);
            },
            scope);
        if (expectedRuns == 1) Assert.Equal(state, (await Assert.ThrowsAsync<PostgresException>(() => call)).SqlState);
        else await call;
        Assert.Equal(expectedRuns, runs);
        Assert.Equal(expectedRuns == 1 ? 0 : 1, await server.OrdersAsync(id));
    }

    [Fact]
    public async Task A_conflict_that_does_not_end_is_shown_after_the_last_run()
    {
        await using var database = server.Pool(options => options.MaxReruns = 2);
        var runs = 0;
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.WithTransactionAsync(
            async (transaction, token) =>
            {
                runs++;
                await transaction.ScalarAsync("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$", token);
            },
            RetryScope.Transaction));
        Assert.Equal("40001", error.SqlState);
        Assert.Equal(3, runs);
    }

    [Theory]
    [InlineData(RetryScope.Idempotent)]
    [InlineData(RetryScope.ReadOnly)]
    public async Task A_statement_that_takes_too_long_does_not_run_again(RetryScope scope)
    {
        await using var database = server.Pool();
        var runs = 0;
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => database.WithConnectionAsync(
            async (connection, token) =>
            {
                runs++;
                await connection.ScalarAsync("SET statement_timeout = 50", token);
                return await connection.ScalarAsync("SELECT pg_sleep(5)", token);
            },
            scope));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task What_promised_to_read_cannot_write()
    {
        await using var database = server.Pool();
        foreach (var call in (Func<Task>[])[
            () => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("INSERT INTO orders VALUES (1)", token), RetryScope.ReadOnly),
            () => database.WithTransactionAsync((transaction, token) => transaction.ScalarAsync("INSERT INTO orders VALUES (1)", token), RetryScope.ReadOnly)])
        {
            Assert.Equal("25006", (await Assert.ThrowsAsync<PostgresException>(call)).SqlState);
        }

        // And the next one may.
        await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("CREATE TEMP TABLE t (n int)", token));
    }

    [Fact]
    public async Task A_connection_that_is_found_dead_while_a_transaction_is_begun_is_replaced_under_any_promise()
    {
        await using var database = server.Pool();
        await server.KillAsync(await database.WithConnectionAsync((connection, _) => Task.FromResult(connection.ProcessID)));
        var runs = 0;
        Assert.Equal(7, await database.WithTransactionAsync(
            (transaction, token) =>
            {
                runs++;
                return transaction.ScalarAsync("SELECT 7", token);
            },
            deadline: Deadline.After(TimeSpan.FromSeconds(10))));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_scope_for_transactions_is_refused_without_one()
    {
        await using var database = server.Pool();
        await Assert.ThrowsAsync<ArgumentException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1), RetryScope.Transaction));
    }

    [Fact]
    public async Task A_server_without_a_free_connection_is_asked_again_until_it_has_one()
    {
        await using var other = server.Pool(options => options.ConnectionString = server.As("limited"));
        await using var database = server.Pool(options => options.ConnectionString = server.As("limited"));
        var held = await other.LeaseAsync();
        var call = database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token));
        await Task.Delay(20);
        await held.DisposeAsync();
        await other.BeforeSnapshotAsync();
        Assert.Equal(1, await call);
    }

    [Fact]
    public async Task A_server_that_stays_full_says_so()
    {
        await using var other = server.Pool(options => options.ConnectionString = server.As("limited"));
        await using var database = server.Pool(options =>
        {
            options.ConnectionString = server.As("limited");
            options.MaxAcquireRetries = 1;
        });
        await using var held = await other.LeaseAsync();
        var error = await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        Assert.Equal(AcquisitionFailure.ServerFull, error.Reason);
        Assert.Equal("53300", Assert.IsType<PostgresException>(error.InnerException).SqlState);
    }

    private async Task KillSoon(int backend)
    {
        await Task.Delay(100);
        await server.KillAsync(backend);
    }
}
