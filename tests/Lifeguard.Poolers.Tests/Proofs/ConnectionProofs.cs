using System.Data;
using Lifeguard.Core.Poolers;
using Npgsql;
using Npgsql.Replication;

namespace Lifeguard.Poolers.Tests.Proofs;

internal static class ConnectionProofs
{
    private const string ProtocolViolation = "08P01";
    private const string QueryCanceled = "57014";

    public static IEnumerable<Proof> All =>
    [
        new(SessionFeature.OpenTransaction, "", OpenTransaction),
        new(SessionFeature.BeginIsolationLevel, "", BeginIsolationLevel),
        new(SessionFeature.TwoPhaseCommit, "", TwoPhaseCommit),
        new(SessionFeature.CommandOutsideTransaction, "", CommandOutsideTransaction),
        new(SessionFeature.ResetOnReuse, "", ResetOnReuse),
        new(SessionFeature.DiscardAll, "", bench => Discard(bench, "DISCARD ALL")),
        new(SessionFeature.DiscardPart, "plans", bench => Discard(bench, "DISCARD PLANS")),
        new(SessionFeature.DiscardPart, "temp", bench => Discard(bench, "DISCARD TEMP")),
        new(SessionFeature.DiscardPart, "sequences", bench => Discard(bench, "DISCARD SEQUENCES")),
        new(SessionFeature.Load, "", Load),
        new(SessionFeature.Cancellation, "", Cancellation),
        new(SessionFeature.RememberedBackend, "", RememberedBackend),
        new(SessionFeature.Replication, "", Replication),
    ];

    private static Observation OpenTransaction(Bench bench)
    {
        using var shared = bench.Share();
        shared.First.Run("BEGIN");
        shared.First.Run("SELECT 1");
        var waitsInVain = Client.ErrorOf(() => shared.Second.Run("SELECT 1")) == ProtocolViolation;
        shared.First.Run("COMMIT");
        using var third = new Client(shared.ConnectionString);
        var isFree = third.ErrorOf("SELECT 1") is null;

        return waitsInVain && isFree ? Observation.PinsUntilTransactionEnds : Observation.Safe;
    }

    private static Observation BeginIsolationLevel(Bench bench)
    {
        using var shared = bench.Share();
        using (var transaction = shared.First.Connection.BeginTransaction(IsolationLevel.Serializable))
        {
            if (shared.First.Ask("SHOW transaction_isolation") != "serializable") return Observation.Of((true, Consequences.Lost));
            transaction.Commit();
        }

        return Observation.Of((shared.Second.Ask("SHOW transaction_isolation") == "serializable", Consequences.Leaks));
    }

    private static Observation TwoPhaseCommit(Bench bench)
    {
        using var spread = bench.Spread();
        spread.First.Run("CREATE TABLE agreed (n int)");
        spread.First.Run("BEGIN");
        spread.First.Run("INSERT INTO agreed VALUES (1)");
        spread.First.Run($"PREPARE TRANSACTION 'agreement {bench.Kind.Identifier}'");
        spread.PushFirstAway();
        spread.First.Run($"COMMIT PREPARED 'agreement {bench.Kind.Identifier}'");

        return Observation.Of((spread.Third.Ask("SELECT count(*) FROM agreed") != "1", Consequences.Lost));
    }

    private static Observation CommandOutsideTransaction(Bench bench)
    {
        using var shared = bench.Share();
        shared.First.Run("CREATE TABLE swept (n int)");

        return Observation.Of((shared.First.ErrorOf("VACUUM swept") is not null || shared.First.ErrorOf("CREATE INDEX CONCURRENTLY ON swept (n)") is not null, Consequences.Fails));
    }

    // Npgsql's own pool on top: it resets the connection in front of the second use and every later one.
    private static Observation ResetOnReuse(Bench bench)
    {
        using var source = NpgsqlDataSource.Create(bench.Pool().Replace("Pooling=false", "Maximum Pool Size=2", StringComparison.Ordinal));
        var wrong = 0;
        for (var use = 0; use < 5; use++)
        {
            using var one = source.OpenConnection();
            using var other = source.OpenConnection();
            foreach (var (connection, value) in new[] { (one, 22), (other, 101) })
            {
                using var command = new NpgsqlCommand($"SELECT {value}", connection);
                if (command.ExecuteScalar() is not int result || result != value) wrong++;
            }
        }

        return Observation.Of((wrong > 0, Consequences.WrongResult));
    }

    private static Observation Discard(Bench bench, string statement)
    {
        const string state = "SELECT coalesce(to_regclass('pg_temp.kept')::text, '') || (SELECT count(*) FROM pg_sequences WHERE false)::text";

        using var direct = bench.Direct();
        direct.Run("CREATE SEQUENCE IF NOT EXISTS discarded");
        using var shared = bench.Share();
        shared.First.Run("CREATE TEMP TABLE kept (n int)");
        shared.First.Run("SELECT nextval('discarded')");
        var before = (shared.First.Ask(state), shared.First.ErrorOf("SELECT currval('discarded')"));
        shared.Second.Run(statement);
        var after = (shared.First.Ask(state), shared.First.ErrorOf("SELECT currval('discarded')"));

        return Observation.Of((before != after, Consequences.DisturbsOthers));
    }

    private static Observation Load(Bench bench)
    {
        // Known to a server process once it has loaded the language, by LOAD or by running a function in it.
        const string isLoaded = "SELECT count(*) FROM pg_settings WHERE name = 'plpgsql.variable_conflict'";

        using var shared = bench.Share();
        Assert.Equal("0", shared.Second.Ask(isLoaded));
        shared.First.Run("LOAD 'plpgsql'");
        var leaks = shared.Second.Ask(isLoaded) == "1";
        shared.Second.Run("DISCARD ALL");
        Assert.Equal("1", shared.Second.Ask(isLoaded));

        using var spread = bench.Spread();
        spread.First.Run("LOAD 'plpgsql'");
        spread.PushFirstAway();

        return Observation.Of((leaks, Consequences.Leaks), (spread.First.Ask(isLoaded) == "0", Consequences.Lost));
    }

    private static Observation Cancellation(Bench bench)
    {
        using var direct = bench.Direct();
        using var spread = bench.Spread();
        spread.Third.Run("BEGIN");
        spread.Third.Run("SELECT 1");
        using var slow = new NpgsqlCommand("SELECT pg_sleep(20)", spread.First.Connection);
        var running = slow.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        while (direct.Ask("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(20)' AND datname = current_database() AND state = 'active'") == "0") Thread.Sleep(5);
        slow.Cancel();
        var canceled = Client.ErrorOf(() => running.GetAwaiter().GetResult()) == QueryCanceled;

        return Observation.Of((!canceled, Consequences.Fails), (spread.First.Ask("SELECT 1") != "1" || spread.Third.ErrorOf("COMMIT") is not null, Consequences.DisturbsOthers));
    }

    private static Observation RememberedBackend(Bench bench)
    {
        using var spread = bench.Spread();
        var remembered = spread.First.Backend;
        spread.PushFirstAway();
        spread.First.Run($"SELECT pg_terminate_backend({remembered}, 5000)");

        return Observation.Of((Client.ErrorOf(() => spread.Occupant.Run("SELECT 1")) is not null, Consequences.DisturbsOthers));
    }

    private static Observation Replication(Bench bench)
    {
        using var connection = new LazyReplication(bench.Pool());
        return connection.Error switch
        {
            null => Observation.Safe,
            ProtocolViolation => Observation.Rejected,
            var other => throw new InvalidOperationException(other),
        };
    }

    private sealed class LazyReplication : IDisposable
    {
        private readonly LogicalReplicationConnection _connection;

        public LazyReplication(string connectionString)
        {
            _connection = new LogicalReplicationConnection(connectionString);
            Error = Client.ErrorOf(() =>
            {
                _connection.Open().GetAwaiter().GetResult();
                _connection.IdentifySystem().GetAwaiter().GetResult();
            });
        }

        public string? Error { get; }

        public void Dispose() => _connection.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
