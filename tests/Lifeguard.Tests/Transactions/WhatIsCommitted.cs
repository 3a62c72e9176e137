using System.Data;
using Npgsql;

namespace Lifeguard.Tests.Transactions;

/// <summary>Nothing is committed twice, and nothing is reported as committed that is not.</summary>
public sealed class WhatIsCommitted(Database server)
{
    [Fact]
    public async Task Code_that_returns_is_committed()
    {
        await using var database = server.Pool();
        var id = Database.NewOrder();
        Assert.Equal("done", await database.WithTransactionAsync(async (transaction, token) =>
        {
            await transaction.ScalarAsync($"INSERT INTO orders VALUES ({id})", token);
            return "done";
        }));
        Assert.Equal(1, await server.OrdersAsync(id));
    }

    [Fact]
    public async Task Code_that_throws_is_rolled_back()
    {
        await using var database = server.Pool();
        var id = Database.NewOrder();
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WithTransactionAsync(async (transaction, token) =>
        {
            await transaction.ScalarAsync($"INSERT INTO orders VALUES ({id})", token);
            throw new InvalidOperationException();
        }));
        Assert.Equal(0, await server.OrdersAsync(id));
        Assert.Equal(1, await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT 1", token)));
    }

    [Fact]
    public async Task Code_that_swallows_a_failed_statement_is_not_reported_as_committed()
    {
        await using var database = server.Pool();
        var id = Database.NewOrder();
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.WithTransactionAsync(async (transaction, token) =>
        {
            await transaction.ScalarAsync($"INSERT INTO orders VALUES ({id})", token);
            try
            {
                await transaction.ScalarAsync("SELECT 1 / 0", token);
            }
            catch (PostgresException)
            {
                // As people do.
            }
        }));
        Assert.Equal("25P02", error.SqlState);
        Assert.Equal(0, await server.OrdersAsync(id));
    }

    [Fact]
    public async Task A_caller_who_cancels_before_the_commit_is_rolled_back()
    {
        await using var database = server.Pool();
        var id = Database.NewOrder();
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.WithTransactionAsync(
            async (transaction, _) =>
            {
                await transaction.ScalarAsync($"INSERT INTO orders VALUES ({id})");
                await source.CancelAsync();
            },
            cancellationToken: source.Token));
        Assert.Equal(0, await server.OrdersAsync(id));
    }

    [Fact]
    public async Task The_isolation_level_is_the_one_asked_for()
    {
        await using var database = server.Pool();
        Assert.Equal("serializable", await database.WithTransactionAsync((transaction, token) => transaction.ScalarAsync("SHOW transaction_isolation", token), isolation: IsolationLevel.Serializable));
    }

    [Theory]
    [InlineData(RetryScope.Acquire)]
    [InlineData(RetryScope.Transaction)]
    public async Task A_wire_cut_after_COMMIT_was_sent_leaves_the_outcome_unknown_and_runs_nothing_again(RetryScope scope)
    {
        await using var proxy = server.Proxy();
        await using var database = server.Pool(options => options.ConnectionString = server.Through(proxy));
        var (id, runs) = (Database.NewOrder(), 0);
        proxy.CutAt("COMMIT\0", deliver: true);
        await Assert.ThrowsAsync<CommitOutcomeUnknownException>(() => database.WithTransactionAsync(
            async (transaction, token) =>
            {
                runs++;
                await transaction.ScalarAsync($"INSERT INTO orders VALUES ({id})", token);
            },
            scope));
        Assert.Equal(1, runs);
        Assert.Equal(1, await server.OrdersAsync(id));
    }

    [Fact]
    public async Task A_COMMIT_that_never_arrived_is_unknown_as_well()
    {
        await using var proxy = server.Proxy();
        await using var database = server.Pool(options => options.ConnectionString = server.Through(proxy));
        var id = Database.NewOrder();
        proxy.CutAt("COMMIT\0", deliver: false);
        await Assert.ThrowsAsync<CommitOutcomeUnknownException>(() => database.WithTransactionAsync((transaction, token) => transaction.ScalarAsync($"INSERT INTO orders VALUES ({id})", token)));
        Assert.Equal(0, await server.OrdersAsync(id));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_callback_that_looks_for_it_decides_and_it_is_there_exactly_once(bool delivered, int expectedRuns)
    {
        await using var proxy = server.Proxy();
        await using var database = server.Pool(options => options.ConnectionString = server.Through(proxy));
        var (id, runs, looks) = (Database.NewOrder(), 0, 0);
        proxy.CutAt("COMMIT\0", delivered);
        var result = await database.WithTransactionAsync(
            async (transaction, token) =>
            {
                await transaction.ScalarAsync($"INSERT INTO orders VALUES ({id})", token);
                return ++runs;
            },
            RetryScope.Transaction,
            verify: async (connection, token) =>
            {
                looks++;
                return (long)(await connection.ScalarAsync($"SELECT count(*) FROM orders WHERE id = {id}", token))! > 0;
            });
        Assert.Equal((expectedRuns, expectedRuns, 1), (result, runs, looks));
        Assert.Equal(1, await server.OrdersAsync(id));
    }

    [Fact]
    public async Task A_callback_that_finds_nothing_ends_in_an_error_where_code_runs_once()
    {
        await using var proxy = server.Proxy();
        await using var database = server.Pool(options => options.ConnectionString = server.Through(proxy));
        var (id, runs) = (Database.NewOrder(), 0);
        proxy.CutAt("COMMIT\0", deliver: false);
        var error = await Assert.ThrowsAsync<NpgsqlException>(() => database.WithTransactionAsync(
            async (transaction, token) =>
            {
                runs++;
                await transaction.ScalarAsync($"INSERT INTO orders VALUES ({id})", token);
            },
            verify: (_, _) => Task.FromResult(false)));
        Assert.Contains("nothing was committed", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, runs);
        Assert.Equal(0, await server.OrdersAsync(id));
    }

    [Fact]
    public async Task A_callback_that_fails_leaves_it_unknown()
    {
        await using var proxy = server.Proxy();
        await using var database = server.Pool(options => options.ConnectionString = server.Through(proxy));
        proxy.CutAt("COMMIT\0", deliver: true);
        var error = await Assert.ThrowsAsync<CommitOutcomeUnknownException>(() => database.WithTransactionAsync(
            (transaction, token) => transaction.ScalarAsync("INSERT INTO orders VALUES (1)", token), verify: (_, _) => throw new InvalidOperationException("no idea")));
        Assert.Contains("no idea", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_cancels_while_a_COMMIT_is_under_way_learns_that_its_outcome_is_unknown()
    {
        await using var proxy = server.Proxy();
        await using var database = server.Pool(options => options.ConnectionString = server.Through(proxy));
        using var source = new CancellationTokenSource();
        proxy.CutAt("COMMIT\0", deliver: true, () => source.Cancel());
        await Assert.ThrowsAsync<CommitOutcomeUnknownException>(
            () => database.WithTransactionAsync((transaction, token) => transaction.ScalarAsync("INSERT INTO orders VALUES (1)", token), cancellationToken: source.Token));
    }

    [Fact]
    public async Task A_caller_who_cancels_while_a_COMMIT_is_under_way_does_not_break_it_off()
    {
        // A check at the end of the transaction makes its COMMIT take a while.
        await server.AskAsync("""
            CREATE TABLE slowly (id int);
            CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON slowly DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();
            """);
        await using var database = server.Pool(options => options.ConfigureConnectionString = settings => settings.ApplicationName = "slowly");
        using var source = new CancellationTokenSource();
        var call = database.WithTransactionAsync((transaction, token) => transaction.ScalarAsync("INSERT INTO slowly VALUES (1)", token), cancellationToken: source.Token);
        await Faults.FaultStage.EventuallyAsync(async () =>
            Assert.Equal(1L, await server.AskAsync("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'slowly' AND wait_event = 'PgSleep'")));
        await source.CancelAsync();
        await call;
        Assert.Equal(1L, await server.AskAsync("SELECT count(*) FROM slowly"));
    }

    [Fact]
    public async Task A_COMMIT_that_the_deadline_overtook_is_unknown()
    {
        await using var proxy = server.Proxy();
        await using var database = server.Pool(options => options.ConnectionString = server.Through(proxy));
        proxy.CutAt("COMMIT\0", deliver: true, proxy.PullWires);
        await Assert.ThrowsAsync<CommitOutcomeUnknownException>(
            () => database.WithTransactionAsync((transaction, token) => transaction.ScalarAsync("INSERT INTO orders VALUES (1)", token), deadline: Deadline.After(TimeSpan.FromSeconds(1))));
    }

    [Fact]
    public async Task A_second_run_that_fails_does_not_hide_that_the_first_may_be_committed()
    {
        await using var proxy = server.Proxy();
        await using var database = server.Pool(options => options.ConnectionString = server.Through(proxy));
        var (id, runs) = (Database.NewOrder(), 0);
        proxy.CutAt("COMMIT\0", deliver: true);
        var error = await Assert.ThrowsAsync<CommitOutcomeUnknownException>(() => database.WithTransactionAsync(
            async (transaction, token) =>
            {
                await transaction.ScalarAsync($"INSERT INTO orders VALUES ({id})", token);
                if (++runs == 2) throw new InvalidOperationException("second thoughts");
            },
            RetryScope.Idempotent));
        Assert.Contains("second thoughts", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await server.OrdersAsync(id));
    }

    [Fact]
    public async Task A_callback_is_asked_before_idempotent_code_runs_again()
    {
        await using var proxy = server.Proxy();
        await using var database = server.Pool(options => options.ConnectionString = server.Through(proxy));
        var (id, runs) = (Database.NewOrder(), 0);
        proxy.CutAt("COMMIT\0", deliver: true);
        await database.WithTransactionAsync(
            async (transaction, token) =>
            {
                runs++;
                await transaction.ScalarAsync($"INSERT INTO orders VALUES ({id})", token);
            },
            RetryScope.Idempotent,
            verify: async (connection, token) => (long)(await connection.ScalarAsync($"SELECT count(*) FROM orders WHERE id = {id}", token))! > 0);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Idempotent_code_runs_again_after_a_lost_COMMIT()
    {
        await using var proxy = server.Proxy();
        await using var database = server.Pool(options => options.ConnectionString = server.Through(proxy));
        var (id, runs) = (Database.NewOrder(), 0);
        proxy.CutAt("COMMIT\0", deliver: true);
        await database.WithTransactionAsync(
            async (transaction, token) =>
            {
                runs++;
                await transaction.ScalarAsync($"DELETE FROM orders WHERE id = {id}; INSERT INTO orders VALUES ({id})", token);
            },
            RetryScope.Idempotent);
        Assert.Equal(2, runs);
        Assert.Equal(1, await server.OrdersAsync(id));
    }
}
