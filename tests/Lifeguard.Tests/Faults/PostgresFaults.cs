using Npgsql;

namespace Lifeguard.Tests.Faults;

/// <summary>What can go wrong between a function and PostgreSQL, and inside of the function.</summary>
internal static class PostgresFaults
{
    private const string Replaced = "closed; the pool connects anew when it needs to";
    private const string Kept = "kept";
    private const string None = "there was none";

    private static readonly Seen LostInStatement = Seen.Failure<PostgresException>(1, "57P01", "terminating connection");
    private static readonly Seen Unknown = Seen.Failure<CommitOutcomeUnknownException>(1, "", "may be committed or not");

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("A backend ended while its connection lay idle for longer than `IdleProbeThreshold`", "found dead by the probe, replaced before the caller's code runs")
        {
            Always = Seen.Success(),
            Options = options => options.IdleProbeThreshold = TimeSpan.FromMilliseconds(1),
            Before = async stage =>
            {
                await stage.WarmAsync();
                await stage.KillBackendsAsync();
                await Task.Delay(20);
            },
        },
        new("A backend ended while its connection lay idle for a shorter time", "found dead where the transaction is begun, replaced before the caller's code runs")
        {
            Always = Seen.Success(),
            Before = async stage =>
            {
                await stage.WarmAsync();
                await stage.KillBackendsAsync();
            },
        },
        new("The wire was pulled while a connection lay idle (nobody says so)", "given up: the probe has no answer in `IdleProbeTimeout`; replaced before the caller's code runs")
        {
            Always = Seen.Success(),
            Options = options => (options.IdleProbeThreshold, options.IdleProbeTimeout) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(100)),
            Before = async stage =>
            {
                await stage.WarmAsync();
                stage.Wire.PullWires();
                await Task.Delay(20);
            },
            Afterwards = Restore,
        },
        new("A backend ended in a statement", Replaced)
        {
            Default = LostInStatement,
            Promised = Seen.Success(2),
            During = async (stage, transaction, token) =>
            {
                var kill = stage.KillWhenAtWorkAsync("pg_sleep(300)");
                await transaction.ScalarAsync("SELECT pg_sleep(300)", token);
                await kill;
            },
        },
        new("A backend ended between two statements of a transaction", Replaced)
        {
            Default = Seen.Failure<NpgsqlException>(1, "", ""),
            Promised = Seen.Success(2),
            During = async (stage, transaction, token) =>
            {
                await stage.KillBackendsAsync();
                await transaction.ScalarAsync("SELECT 1", token);
            },
        },
        new("The wire was pulled in a transaction (nobody says so)", "closed once the driver gives up waiting for an answer to its request to cancel")
        {
            Always = Seen.Failure<DeadlineExceededException>(1, "Statement", "while its code was running"),
            Time = TimeSpan.FromSeconds(1),
            During = (stage, transaction, token) =>
            {
                stage.Wire.PullWires();
                return transaction.ScalarAsync("SELECT 1", token);
            },
            Afterwards = Restore,
        },
        new("The wire was cut after COMMIT had arrived: it is committed", Replaced)
        {
            Default = Unknown,
            Transaction = Unknown,
            ReadOnly = Seen.Success(2),
            Idempotent = Seen.Success(2),
            IsCommitted = true,
            During = (stage, _, _) => Cut(stage, deliver: true),
        },
        new("The wire was cut before COMMIT arrived: it is rolled back", Replaced)
        {
            Default = Unknown,
            Transaction = Unknown,
            ReadOnly = Seen.Success(2),
            Idempotent = Seen.Success(2),
            During = (stage, _, _) => Cut(stage, deliver: false),
        },
        new("The same after COMMIT had arrived, with a `verify` callback", Replaced)
        {
            Default = Seen.Success(),
            Transaction = Seen.Success(),
            ReadOnly = Seen.Success(2),
            Idempotent = Seen.Success(),
            Verifies = true,
            IsCommitted = true,
            During = (stage, _, _) => Cut(stage, deliver: true),
        },
        new("The same before COMMIT arrived, with a `verify` callback", Replaced)
        {
            Default = Seen.Failure<NpgsqlException>(1, "", "nothing was committed"),
            Promised = Seen.Success(2),
            Verifies = true,
            During = (stage, _, _) => Cut(stage, deliver: false),
        },
        new("The caller cancels while COMMIT is under way, and the answer is lost", Replaced)
        {
            Default = Unknown,
            Transaction = Unknown,
            ReadOnly = Seen.Failure<NpgsqlException>(1, "", ""),
            Idempotent = Unknown,
            IsCommitted = true,
            During = (stage, _, _) => Cut(stage, deliver: true, stage.Caller.Cancel),
        },
        new("A serialization failure or a deadlock (40001, 40P01)", Kept)
        {
            Default = Seen.Failure<PostgresException>(1, "40001", ""),
            Promised = Seen.Success(2),
            During = (_, transaction, token) => transaction.ScalarAsync("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$", token),
        },
        new("A statement that the server refuses (23505, 42P01, …)", Kept)
        {
            Always = Seen.Failure<PostgresException>(1, "42P01", "does not exist"),
            During = (_, transaction, token) => transaction.ScalarAsync("SELECT * FROM missing", token),
        },
        new("A statement that failed, and the caller's code swallowed the exception", Kept)
        {
            Always = Seen.Failure<PostgresException>(1, "25P02", "current transaction is aborted"),
            During = async (_, transaction, token) =>
            {
                try
                {
                    await transaction.ScalarAsync("SELECT * FROM missing", token);
                }
                catch (PostgresException)
                {
                    // As people do.
                }
            },
        },
        new("Nobody listens at the server's address", None)
        {
            Always = Seen.Failure<ConnectionAcquisitionException>(0, "ServerUnreachable", "nobody answers there"),
            Before = stage =>
            {
                stage.Wire.ServerPort = Database.DeadPort();
                return Task.CompletedTask;
            },
            Afterwards = Restore,
        },
        new("Nobody listens, and the server is back in time", "made when it is back")
        {
            Always = Seen.Success(),
            Before = stage =>
            {
                stage.Wire.ServerPort = Database.DeadPort();
                return Task.CompletedTask;
            },
            Meanwhile = Restore,
        },
        new("The server takes longer to let a connection in than `AcquisitionTimeout`", "made late by the first attempt, and used by a later one")
        {
            Always = Seen.Success(),
            Options = options => (options.AcquisitionTimeout, options.MaxAcquireRetries, options.ConfigureConnectionString) =
                (TimeSpan.FromMilliseconds(100), 10_000, options.ConfigureConnectionString + (settings => settings.Timeout = 60)),
            Before = stage =>
            {
                stage.Wire.Delay = TimeSpan.FromMilliseconds(300);
                return Task.CompletedTask;
            },
            Afterwards = Restore,
        },
        new("The server takes connections and keeps silent", "the driver's timeout ends the attempt and frees its place")
        {
            Always = Seen.Failure<ConnectionAcquisitionException>(0, "ServerSlow", "does not answer in time"),
            Options = options => options.AcquisitionTimeout = TimeSpan.FromMilliseconds(100),
            Before = stage =>
            {
                stage.Wire.Delay = TimeSpan.FromHours(1);
                return Task.CompletedTask;
            },
            Afterwards = Restore,
        },
        new("The server has no connection left (53300)", None)
        {
            Always = Seen.Failure<ConnectionAcquisitionException>(0, "ServerFull", "(53300)"),
            Before = Fill,
            Afterwards = Restore,
        },
        new("The server has no connection left, and has one in time", "made when there is a place")
        {
            Always = Seen.Success(),
            Before = Fill,
            Meanwhile = Restore,
        },
        new("The server is starting or recovering (57P03)", None)
        {
            Always = Seen.Failure<ConnectionAcquisitionException>(0, "ServerStarting", "starting"),
            Before = Start,
            Afterwards = Restore,
        },
        new("The server is starting, and has started in time", "made when it has")
        {
            Always = Seen.Success(),
            Before = Start,
            Meanwhile = Restore,
        },
        new("The password was changed, and the credential's source knows the new one", "made with a fresh password, asked for once")
        {
            Always = Seen.Success(),
            Options = options =>
            {
                options.ConnectionString = options.ConnectionString!.Replace("Username=postgres", "Username=changing", StringComparison.Ordinal);
                options.Credential = new Cached();
            },
            Before = async stage =>
            {
                await stage.Server.AskAsync("DROP ROLE IF EXISTS changing; CREATE ROLE changing LOGIN PASSWORD 'first' IN ROLE secretives");
                await stage.WarmAsync();
                await stage.Server.AskAsync("ALTER ROLE changing PASSWORD 'second'");
                await stage.KillBackendsAsync();
            },
        },
        new("The password was changed, and nobody knows the new one", None)
        {
            Always = Seen.Failure<ConnectionAcquisitionException>(0, "AuthenticationFailed", "does not accept the credential (28P01)"),
            Options = options =>
            {
                options.ConnectionString = options.ConnectionString!.Replace("Username=postgres", "Username=changed", StringComparison.Ordinal);
                options.Credential = DatabaseCredential.FromPassword("first");
            },
            Before = async stage =>
            {
                await stage.Server.AskAsync("DROP ROLE IF EXISTS changed; CREATE ROLE changed LOGIN PASSWORD 'first' IN ROLE secretives");
                await stage.WarmAsync();
                await stage.Server.AskAsync("ALTER ROLE changed PASSWORD 'second'");
                await stage.KillBackendsAsync();
            },
            Afterwards = stage => stage.Server.AskAsync("ALTER ROLE changed PASSWORD 'first'"),
        },
        new("The credential's source fails", None)
        {
            Always = Seen.Failure<ConnectionAcquisitionException>(0, "CredentialUnavailable", "the credential could not be had"),
            Options = options =>
            {
                options.ConnectionString = options.ConnectionString!.Replace("Username=postgres", "Username=sealed", StringComparison.Ordinal);
                options.Credential = new Failing();
            },
            Before = async stage =>
            {
                Failing.IsMended = false;
                await stage.Server.AskAsync("DROP ROLE IF EXISTS sealed; CREATE ROLE sealed LOGIN PASSWORD 'first' IN ROLE secretives");
            },
            Afterwards = _ =>
            {
                Failing.IsMended = true;
                return Task.CompletedTask;
            },
        },
        new("All connections of the process are lent out", Kept)
        {
            Always = Seen.Failure<ConnectionAcquisitionException>(0, "PoolEmpty", "all 2 connections of this process are lent out"),
            Options = options => options.AcquisitionTimeout = TimeSpan.FromMilliseconds(100),
            Before = stage => stage.HoldAllAsync(),
            Afterwards = stage => stage.ReleaseAsync(),
        },
        new("The deadline passes while the call waits for the pool", Kept)
        {
            Always = Seen.Failure<DeadlineExceededException>(0, "Acquire", "waiting for a connection"),
            Time = TimeSpan.FromSeconds(1),
            Options = options => options.AcquisitionShare = 1,
            Before = stage => stage.HoldAllAsync(),
            Afterwards = stage => stage.ReleaseAsync(),
        },
        new("The deadline passes in a statement", "kept: the server is told to stop the statement")
        {
            Always = Seen.Failure<DeadlineExceededException>(1, "Statement", "while its code was running"),
            Time = TimeSpan.FromSeconds(1),
            During = (_, transaction, token) => transaction.ScalarAsync("SELECT pg_sleep(300)", token),
        },
        new("The deadline passes in a statement whose caller forgot the token", "kept: `statement_timeout`, set by the transaction, ends the statement")
        {
            Always = Seen.Failure<DeadlineExceededException>(1, "Statement", ""),
            Time = TimeSpan.FromSeconds(1),
            During = (_, transaction, _) => transaction.ScalarAsync("SELECT pg_sleep(300)"),
        },
        new("The wait before the next attempt would not fit into the time", None)
        {
            Always = Seen.Failure<ConnectionAcquisitionException>(0, "ServerUnreachable", "nobody answers there"),
            Options = options => options.RetryBaseDelay = options.RetryMaxDelay = TimeSpan.FromDays(10),
            Before = stage =>
            {
                stage.Wire.ServerPort = Database.DeadPort();
                return Task.CompletedTask;
            },
            Afterwards = Restore,
        },
        new("The caller cancels in a statement", "kept: the server is told to stop the statement")
        {
            Always = Seen.Failure<OperationCanceledException>(1, "", ""),
            During = async (stage, transaction, token) =>
            {
                var work = transaction.ScalarAsync("SELECT pg_sleep(300)", token);
                await stage.UntilAtWorkAsync("pg_sleep(300)");
                await stage.Caller.CancelAsync();
                await work;
            },
        },
        new("The caller's code throws", Kept)
        {
            Always = Seen.Failure<InvalidOperationException>(1, "", "mine"),
            During = (_, _, _) => throw new InvalidOperationException("mine"),
        },
        new("The caller's code never ends and does not heed its token", "taken back at the deadline, logged as a leak, closed")
        {
            Always = Seen.Failure<DeadlineExceededException>(1, "Statement", "went on in spite of its token"),
            Time = TimeSpan.FromSeconds(1),
            During = (_, _, _) => Task.Delay(Timeout.Infinite),
        },
        new("The caller's code returns while a command of its own is running", "the command is cancelled, logged as a leak, the connection closed")
        {
            Always = Seen.Failure<NpgsqlOperationInProgressException>(1, "", "already in progress"),
            During = async (stage, transaction, token) =>
            {
                _ = transaction.ScalarAsync("SELECT pg_sleep(300)", token).ContinueWith(static _ => { }, TaskScheduler.Default);
                await stage.UntilAtWorkAsync("pg_sleep(300)");
            },
        },
        new("The caller's code keeps the connection and uses it after its return", "back in the pool: what is kept is closed and says so (`InvalidOperationException`)")
        {
            Always = Seen.Success(),
            During = (stage, transaction, _) =>
            {
                stage.Taken = transaction.Connection;
                return Task.CompletedTask;
            },
            Afterwards = stage => Assert.ThrowsAnyAsync<InvalidOperationException>(() => stage.Taken!.ScalarAsync("SELECT 1")),
        },
        new("A connection from `LeaseAsync` is out when its invocation ends", "logged as a leak with its call site, cancelled, closed")
        {
            Always = Seen.Success(),
            Before = async stage =>
            {
                await using (stage.Pool.BeginInvocation()) await stage.Pool.LeaseAsync();
                Assert.Contains(nameof(PostgresFaults), Assert.Single(stage.Log.Of(8)), StringComparison.Ordinal);
            },
        },
    ];

    private static Task Cut(FaultStage stage, bool deliver, Action? meanwhile = null)
    {
        stage.Wire.CutAt("COMMIT\0", deliver, meanwhile);
        return Task.CompletedTask;
    }

    // As the server says it; with a real one at its limit, see WhatRunsAgain.
    private static Task Fill(FaultStage stage)
    {
        stage.Wire.Refusal = ("53300", "sorry, too many clients already");
        return Task.CompletedTask;
    }

    private static Task Start(FaultStage stage)
    {
        stage.Wire.Refusal = ("57P03", "the database system is starting up");
        return Task.CompletedTask;
    }

    private static Task Restore(FaultStage stage)
    {
        stage.Wire.Refusal = null;
        stage.Wire.Delay = TimeSpan.Zero;
        stage.Wire.ServerPort = stage.Target;
        stage.Wire.CutPulledWires();
        return Task.CompletedTask;
    }

    /// <summary>Answers from a cache until it is told that the server refused the answer.</summary>
    private sealed class Cached : DatabaseCredential
    {
        private string _password = "first";

        public override ValueTask<string> GetPasswordAsync(CredentialRequest request, CancellationToken cancellationToken) => new(_password = request.IsRetry ? "second" : _password);
    }

    private sealed class Failing : DatabaseCredential
    {
        public static bool IsMended { get; set; }

        public override ValueTask<string> GetPasswordAsync(CredentialRequest request, CancellationToken cancellationToken) =>
            IsMended ? new ValueTask<string>("first") : throw new InvalidOperationException("the vault is sealed");
    }
}
