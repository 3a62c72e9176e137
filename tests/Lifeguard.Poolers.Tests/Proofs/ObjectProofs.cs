using Lifeguard.Core.Poolers;

namespace Lifeguard.Poolers.Tests.Proofs;

internal static class ObjectProofs
{
    private const string UndefinedTable = "42P01";
    private const string DuplicateTable = "42P07";
    private const string UndefinedCursor = "34000";
    private const string LockNotAvailable = "55P03";
    private const string NoValueYet = "55000";

    public static IEnumerable<Proof> All =>
    [
        new(SessionFeature.AdvisoryLock, "", AdvisoryLock),
        new(SessionFeature.AdvisoryUnlock, "", AdvisoryUnlock),
        new(SessionFeature.TransactionAdvisoryLock, "", TransactionAdvisoryLock),
        new(SessionFeature.TransactionTableLock, "", TransactionTableLock),
        new(SessionFeature.TempTable, "", TempTable),
        new(SessionFeature.TempTableOnCommitDrop, "", TempTableOnCommitDrop),
        new(SessionFeature.OtherTempObject, "a view", bench => OtherTempObject(bench, "CREATE TEMP VIEW passing AS SELECT 1 AS n")),
        new(SessionFeature.OtherTempObject, "a sequence", bench => OtherTempObject(bench, "CREATE TEMP SEQUENCE passing")),
        new(SessionFeature.OtherTempObject, "select into", bench => OtherTempObject(bench, "SELECT 1 AS n INTO TEMP passing")),
        new(SessionFeature.HoldCursor, "", HoldCursor),
        new(SessionFeature.Cursor, "", Cursor),
        new(SessionFeature.Listen, "", Listen),
        new(SessionFeature.Unlisten, "", Unlisten),
        new(SessionFeature.Notify, "", Notify),
        new(SessionFeature.SequenceWrite, "", SequenceWrite),
        new(SessionFeature.SequenceRead, "currval", bench => SequenceRead(bench, "read_by_currval", "SELECT currval('read_by_currval')")),
        new(SessionFeature.SequenceRead, "lastval", bench => SequenceRead(bench, "read_by_lastval", "SELECT lastval()")),
        new(SessionFeature.LargeObject, "", LargeObject),
        new(SessionFeature.ExportedSnapshot, "", ExportedSnapshot),
    ];

    private static Observation AdvisoryLock(Bench bench)
    {
        using var direct = bench.Direct();
        bool excluded;
        using (var shared = bench.Share())
        {
            Assert.Equal("True", shared.First.Ask("SELECT pg_try_advisory_lock(1)"));
            excluded = shared.Second.Ask("SELECT pg_try_advisory_lock(1)") == "False";
        }

        var isFree = direct.Ask("SELECT pg_try_advisory_lock(1)") == "True";
        return Observation.Of((!excluded, Consequences.NoExclusion), (!isFree, Consequences.OutlivesClient));
    }

    private static Observation AdvisoryUnlock(Bench bench)
    {
        using var direct = bench.Direct();
        bool released;
        using (var spread = bench.Spread())
        {
            spread.First.Run("SELECT pg_advisory_lock(2)");
            spread.PushFirstAway();
            released = spread.First.Ask("SELECT pg_advisory_unlock(2)") == "True";
            spread.Occupant.Run("COMMIT");
        }

        return Observation.Of((!released, Consequences.Lost), (direct.Ask("SELECT pg_try_advisory_lock(2)") == "False", Consequences.OutlivesClient));
    }

    private static Observation TransactionAdvisoryLock(Bench bench)
    {
        using var spread = bench.Spread();
        spread.First.Run("BEGIN");
        spread.First.Run("SELECT pg_advisory_xact_lock(3)");
        var excluded = spread.Third.Ask("SELECT pg_try_advisory_xact_lock(3)") == "False";
        spread.First.Run("COMMIT");

        return Observation.Of((!excluded, Consequences.NoExclusion), (spread.Third.Ask("SELECT pg_try_advisory_xact_lock(3)") == "False", Consequences.OutlivesClient));
    }

    private static Observation TransactionTableLock(Bench bench)
    {
        const string lockAtOnce = "LOCK TABLE locked NOWAIT";

        using var spread = bench.Spread();
        spread.First.Run("CREATE TABLE locked (n int)");
        spread.First.Run("BEGIN");
        spread.First.Run("LOCK TABLE locked");
        spread.Third.Run("BEGIN");
        var excluded = spread.Third.ErrorOf(lockAtOnce) == LockNotAvailable;
        spread.Third.Run("ROLLBACK");
        spread.First.Run("COMMIT");
        spread.Third.Run("BEGIN");
        var isFree = spread.Third.ErrorOf(lockAtOnce) is null;

        return Observation.Of((!excluded, Consequences.NoExclusion), (!isFree, Consequences.OutlivesClient));
    }

    private static Observation TempTable(Bench bench)
    {
        const string create = "CREATE TEMP TABLE orders (n int)";

        using var direct = bench.Direct();
        direct.Run("CREATE TABLE orders (n int)");
        direct.Run("INSERT INTO orders VALUES (1), (2)");
        using var shared = bench.Share();
        shared.First.Run(create);
        var hidesTheRealTable = shared.Second.Ask("SELECT count(*) FROM orders") == "0";
        var cannotBeCreated = shared.Second.ErrorOf(create) == DuplicateTable;

        using var spread = bench.Spread();
        spread.First.Run("CREATE TEMP TABLE basket (n int)");
        spread.PushFirstAway();
        var isMissing = spread.First.ErrorOf("SELECT count(*) FROM basket") == UndefinedTable;

        return Observation.Of(
            (hidesTheRealTable, Consequences.Leaks | Consequences.WrongResult), (cannotBeCreated, Consequences.Fails), (isMissing, Consequences.Lost | Consequences.Fails));
    }

    private static Observation TempTableOnCommitDrop(Bench bench)
    {
        using var shared = bench.Share();
        shared.First.Run("BEGIN");
        shared.First.Run("CREATE TEMP TABLE short (n int) ON COMMIT DROP");
        shared.First.Run("INSERT INTO short VALUES (1)");
        var isThere = shared.First.Ask("SELECT count(*) FROM short") == "1";
        shared.First.Run("COMMIT");

        return Observation.Of((!isThere, Consequences.Lost), (shared.Second.ErrorOf("SELECT count(*) FROM short") != UndefinedTable, Consequences.Leaks));
    }

    private static Observation OtherTempObject(Bench bench, string create)
    {
        const string use = "SELECT count(*) FROM passing";

        using var shared = bench.Share();
        shared.First.Run(create);
        var leaks = shared.Second.ErrorOf(use) is null;

        using var spread = bench.Spread();
        spread.First.Run(create);
        spread.PushFirstAway();
        var isMissing = spread.First.ErrorOf(use) == UndefinedTable;

        return Observation.Of((leaks, Consequences.Leaks), (isMissing, Consequences.Lost | Consequences.Fails));
    }

    private static Observation HoldCursor(Bench bench)
    {
        const string declare = "DECLARE held CURSOR WITH HOLD FOR SELECT generate_series(1, 3)";

        using var shared = bench.Share();
        shared.First.Run(declare);
        var leaks = shared.Second.ErrorOf("FETCH held") is null;

        using var spread = bench.Spread();
        spread.First.Run(declare);
        spread.PushFirstAway();
        var isMissing = spread.First.ErrorOf("FETCH held") == UndefinedCursor;

        return Observation.Of((leaks, Consequences.Leaks), (isMissing, Consequences.Lost | Consequences.Fails));
    }

    private static Observation Cursor(Bench bench)
    {
        using var spread = bench.Spread();
        spread.First.Run("BEGIN");
        spread.First.Run("DECLARE short CURSOR FOR SELECT generate_series(5, 7)");
        spread.Third.Run("SELECT 1");
        var isThere = spread.First.Ask("FETCH short") == "5";
        spread.First.Run("CLOSE short");
        spread.First.Run("COMMIT");

        return Observation.Of((!isThere, Consequences.Lost), (spread.Third.ErrorOf("FETCH short") != UndefinedCursor, Consequences.Leaks));
    }

    private static Observation Listen(Bench bench)
    {
        using var direct = bench.Direct();
        using var shared = bench.Share();
        shared.First.Run("LISTEN jobs_for_one");
        shared.Second.Run("BEGIN");
        shared.Second.Run("SELECT 1");
        direct.Run("NOTIFY jobs_for_one");
        shared.Second.Run("COMMIT");
        var reachesTheOther = shared.Second.Notifications > 0;
        direct.Run("NOTIFY jobs_for_one");
        shared.First.Connection.Wait(100);

        return Observation.Of((reachesTheOther, Consequences.Leaks), (shared.First.Notifications == 0, Consequences.Lost));
    }

    private static Observation Unlisten(Bench bench)
    {
        const string channels = "SELECT count(*) FROM pg_listening_channels()";

        using var shared = bench.Share();
        shared.First.Run("LISTEN jobs_of_first");
        shared.Second.Run("UNLISTEN *");
        var endsAnothers = shared.First.Ask(channels) == "0";

        using var spread = bench.Spread();
        spread.First.Run("LISTEN jobs_to_end");
        spread.PushFirstAway();
        spread.First.Run("UNLISTEN *");
        var goesOn = spread.Occupant.Ask(channels) == "1";

        return Observation.Of((endsAnothers, Consequences.DisturbsOthers), (goesOn, Consequences.Lost));
    }

    private static Observation Notify(Bench bench)
    {
        using var direct = bench.Direct();
        direct.Run("LISTEN jobs_from_pool");
        using var shared = bench.Share();
        shared.First.Run("NOTIFY jobs_from_pool");
        shared.Second.Run("SELECT pg_notify('jobs_from_pool', '')");
        direct.Run("SELECT 1");

        return Observation.Of((direct.Notifications != 2, Consequences.Lost));
    }

    private static Observation SequenceWrite(Bench bench)
    {
        using var spread = bench.Spread();
        spread.First.Run("CREATE SEQUENCE numbers");
        var first = spread.First.Ask("SELECT nextval('numbers')");
        spread.PushFirstAway();

        return Observation.Of((first == spread.First.Ask("SELECT nextval('numbers')"), Consequences.WrongResult));
    }

    private static Observation SequenceRead(Bench bench, string sequence, string read)
    {
        using var direct = bench.Direct();
        direct.Run($"CREATE SEQUENCE {sequence}");
        using var shared = bench.Share();
        var own = shared.First.Ask($"SELECT nextval('{sequence}')");
        shared.Second.Run($"SELECT nextval('{sequence}')");
        var isAnothers = shared.First.Ask(read) != own;

        using var spread = bench.Spread();
        spread.First.Run($"SELECT nextval('{sequence}')");
        spread.PushFirstAway();

        return Observation.Of((isAnothers, Consequences.WrongResult), (spread.First.ErrorOf(read) == NoValueYet, Consequences.Fails));
    }

    private static Observation LargeObject(Bench bench)
    {
        using var spread = bench.Spread();
        var id = spread.First.Ask("SELECT lo_create(0)");
        spread.First.Run("BEGIN");
        var descriptor = spread.First.Ask($"SELECT lo_open({id}, 393216)");
        spread.Third.Run("SELECT 1");
        var written = spread.First.Ask($"SELECT lowrite({descriptor}, 'abc'::bytea)");
        spread.First.Run("COMMIT");

        return Observation.Of((written != "3", Consequences.Lost));
    }

    private static Observation ExportedSnapshot(Bench bench)
    {
        using var spread = bench.Spread();
        spread.First.Run("BEGIN ISOLATION LEVEL REPEATABLE READ");
        var snapshot = spread.First.Ask("SELECT pg_export_snapshot()");
        spread.Third.Run("BEGIN ISOLATION LEVEL REPEATABLE READ");

        return Observation.Of((spread.Third.ErrorOf($"SET TRANSACTION SNAPSHOT '{snapshot}'") is not null, Consequences.Fails));
    }
}
