using Lifeguard.Core.Poolers;
using Npgsql;

namespace Lifeguard.Poolers.Tests.Proofs;

internal static class StatementProofs
{
    private const string UndefinedStatement = "26000";
    private const string DuplicateStatement = "42P05";
    private const string PlanMustNotChange = "0A000";

    public static IEnumerable<Proof> All =>
    [
        new(SessionFeature.SqlPreparedStatement, "", SqlPreparedStatement),
        new(SessionFeature.DriverPreparedStatement, "", DriverPreparedStatement),
        new(SessionFeature.UnnamedStatement, "", UnnamedStatement),
        new(SessionFeature.UnnamedStatementSplit, "", UnnamedStatementSplit),
        new(SessionFeature.PreparedStatementAfterDdl, "", PreparedStatementAfterDdl),
        new(SessionFeature.LongStatement, "", LongStatement),
        new(SessionFeature.Copy, "", Copy),
    ];

    private static Observation SqlPreparedStatement(Bench bench)
    {
        using var shared = bench.Share();
        shared.First.Run("PREPARE plan AS SELECT 22");
        var leaks = shared.Second.Ask("EXECUTE plan") == "22";
        var isTaken = shared.Second.ErrorOf("PREPARE plan AS SELECT 101") == DuplicateStatement;

        using var spread = bench.Spread();
        spread.First.Run("PREPARE plan AS SELECT 22");
        spread.PushFirstAway();
        var isMissing = spread.First.ErrorOf("EXECUTE plan") == UndefinedStatement;
        spread.Third.Run("PREPARE plan AS SELECT 101");
        var isAnothers = spread.First.Ask("EXECUTE plan") == "101";

        return Observation.Of(
            (leaks, Consequences.Leaks), (isTaken, Consequences.Fails), (isMissing, Consequences.Lost | Consequences.Fails), (isAnothers, Consequences.WrongResult));
    }

    // A driver names its statements by connection: _p1 means one thing to the first client and another to the third.
    private static Observation DriverPreparedStatement(Bench bench)
    {
        using var missing = bench.Spread();
        using var alone = new NpgsqlCommand("SELECT 22", missing.First.Connection);
        alone.Prepare();
        missing.PushFirstAway();
        var fails = Client.ErrorOf(() => alone.ExecuteScalar()) == UndefinedStatement;

        using var taken = bench.Spread();
        using var own = new NpgsqlCommand("SELECT 22", taken.First.Connection);
        own.Prepare();
        Assert.Equal(22, own.ExecuteScalar());
        taken.PushFirstAway();
        using var anothers = new NpgsqlCommand("SELECT 101", taken.Third.Connection);
        anothers.Prepare();

        return Observation.Of((fails, Consequences.Fails), (own.ExecuteScalar() is 101, Consequences.WrongResult));
    }

    private static Observation UnnamedStatement(Bench bench)
    {
        using var spread = bench.Spread();
        var results = new List<object?>();
        for (var round = 0; round < 10; round++)
        {
            foreach (var (client, value) in new[] { (spread.First, 22), (spread.Third, 101) })
            {
                using var command = new NpgsqlCommand("SELECT @value", client.Connection);
                command.Parameters.AddWithValue("value", value);
                if (command.ExecuteScalar() is not int result || result != value) results.Add(value);
            }
        }

        return Observation.Of((results.Count > 0, Consequences.WrongResult));
    }

    private static Observation UnnamedStatementSplit(Bench bench)
    {
        var one = bench.Pool();
        using var first = new ProtocolClient(one);
        using var second = new ProtocolClient(one);
        first.Parse("SELECT 22");
        second.Parse("SELECT 101");
        var isAnothers = first.Execute().Value == "101";

        using var spread = bench.Spread();
        using var watched = new ProtocolClient(spread.ConnectionString);
        var backend = watched.Query("SELECT pg_backend_pid()");
        watched.Parse("SELECT 22");
        spread.Occupant.Run("BEGIN");
        Assert.Equal(backend, spread.Occupant.Ask("SELECT pg_backend_pid()"));

        return Observation.Of((isAnothers, Consequences.WrongResult), (watched.Execute().Error == UndefinedStatement, Consequences.Fails));
    }

    private static Observation PreparedStatementAfterDdl(Bench bench)
    {
        using var direct = bench.Direct();
        direct.Run("CREATE TABLE changing (n int)");
        using var shared = bench.Share();
        using var command = new NpgsqlCommand("SELECT * FROM changing", shared.First.Connection);
        command.Prepare();
        command.ExecuteScalar();
        direct.Run("ALTER TABLE changing ADD COLUMN m int");

        return Observation.Of((Client.ErrorOf(() => command.ExecuteScalar()) == PlanMustNotChange, Consequences.Fails));
    }

    private static Observation LongStatement(Bench bench)
    {
        using var shared = bench.Share();
        var text = new string('x', 20_000);

        return Observation.Of((shared.First.Ask($"SELECT '{text}'") != text, Consequences.WrongResult));
    }

    private static Observation Copy(Bench bench)
    {
        using var shared = bench.Share();
        shared.First.Run("CREATE TABLE copied (n int, t text)");
        using (var import = shared.First.Connection.BeginBinaryImport("COPY copied FROM STDIN (FORMAT binary)"))
        {
            import.StartRow();
            import.Write(1);
            import.Write("one");
            import.Complete();
        }

        using (var import = shared.Second.Connection.BeginTextImport("COPY copied FROM STDIN")) import.Write("2\ttwo\n");
        using var export = shared.First.Connection.BeginTextExport("COPY (SELECT * FROM copied ORDER BY n) TO STDOUT");

        return Observation.Of((export.ReadToEnd() != "1\tone\n2\ttwo\n", Consequences.WrongResult));
    }
}
