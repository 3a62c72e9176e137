using System.Globalization;
using Lifeguard.TestServers;
using Npgsql;

namespace Lifeguard.Poolers.Tests;

/// <summary>A PgBouncer with as many pools as there are questions. Each question gets pools that nobody has used.</summary>
public sealed class Bench : IDisposable
{
    private const int Pools = 160;

    private readonly PgBouncerServer _pooler;
    private readonly string _direct;
    private int _used;

    public Bench(PgBouncerKind kind, PostgresServer postgres)
    {
        Kind = kind;
        var database = "proof_" + kind.Identifier;
        _direct = postgres.CreateDatabase(database, "CREATE ROLE clerk_" + database) + Client.Plainly;
        Clerk = "clerk_" + database;

        var mode = kind.InStatementMode ? "statement" : "transaction";
        string[] tracking = kind.MaxPreparedStatements is { } count ? [string.Create(CultureInfo.InvariantCulture, $"max_prepared_statements = {count}")] : [];
        _pooler = PgBouncerServer.Start(
            kind.Version,
            postgres,
            [.. Enumerable.Range(0, Pools).SelectMany(index => new PgBouncerPool[] { new($"one{index}", database, 1, mode), new($"two{index}", database, 2, mode) })],
            ["max_client_conn = 400", "query_wait_timeout = 2", .. tracking]);
    }

    public PgBouncerKind Kind { get; }

    /// <summary>A role that the clients may become.</summary>
    public string Clerk { get; }

    /// <summary>Two clients on one server connection, one after the other: what the first leaves, the second finds.</summary>
    public SharedBackend Share() => new(_pooler.ConnectionStringOf($"one{Next()}"));

    /// <summary>Two server connections, and a third client that can occupy the one that the first client used.</summary>
    public TwoBackends Spread() => new(_pooler.ConnectionStringOf($"two{Next()}"), Kind.InStatementMode);

    /// <summary>The connection string of a pool of one.</summary>
    public string Pool() => _pooler.ConnectionStringOf($"one{Next()}");

    /// <summary>A client that goes past the pooler.</summary>
    public Client Direct() => new(_direct);

    public void Dispose() => _pooler.Dispose();

    private int Next() => Interlocked.Increment(ref _used) - 1;
}

/// <summary>Two clients that take turns on one server connection.</summary>
public sealed class SharedBackend(string connectionString) : IDisposable
{
    public string ConnectionString => connectionString;

    /// <summary>Acts first.</summary>
    public Client First { get; } = new(connectionString);

    /// <summary>Comes after.</summary>
    public Client Second { get; } = new(connectionString);

    public void Dispose()
    {
        First.Dispose();
        Second.Dispose();
    }
}

/// <summary>A client, and another that can push it onto the other of two server connections.</summary>
public sealed class TwoBackends(string connectionString, bool inStatementMode) : IDisposable
{
    // Statement mode knows no open transactions: there a statement that takes its time occupies the server connection.
    private readonly List<(int Backend, Task Run)> _slow = [];

    public string ConnectionString => connectionString;

    /// <summary>The client that is watched.</summary>
    public Client First { get; } = new(connectionString);

    /// <summary>Occupies a server connection with an open transaction.</summary>
    public Client Occupant { get; } = new(connectionString);

    /// <summary>One more, which shares the free server connection with <see cref="First"/>.</summary>
    public Client Third { get; } = new(connectionString);

    /// <summary>For the time being <see cref="First"/> runs on the server connection that it has not used so far.</summary>
    public void PushFirstAway()
    {
        var before = First.Backend;
        if (inStatementMode)
        {
            _slow.Add((before, new NpgsqlCommand("SELECT pg_sleep(10)", Occupant.Connection).ExecuteNonQueryAsync()));
            Thread.Sleep(30);
        }
        else
        {
            Occupant.Run("BEGIN");
            Assert.Equal(before, Occupant.Backend);
        }

        Assert.NotEqual(before, First.Backend);
    }

    public void Dispose()
    {
        foreach (var (backend, run) in _slow)
        {
            Third.Run($"SELECT pg_cancel_backend({backend})");
            Client.ErrorOf(() => run.GetAwaiter().GetResult());
        }

        First.Dispose();
        Occupant.Dispose();
        Third.Dispose();
    }
}
