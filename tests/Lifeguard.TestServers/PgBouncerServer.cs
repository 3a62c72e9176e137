using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Lifeguard.TestServers;

/// <summary>A PgBouncer of the test run's own in front of a <see cref="PostgresServer"/>.</summary>
public sealed class PgBouncerServer : IDisposable
{
    private const int Attempts = 5;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly ServerFolder _folder;
    private readonly ServerProcess _process;

    private PgBouncerServer(ServerFolder folder, ServerProcess process, int port, string version)
    {
        _folder = folder;
        _process = process;
        Port = port;
        Version = version;
    }

    /// <summary>On 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>What the program calls itself: <c>PgBouncer 1.24.1</c>.</summary>
    public string Version { get; }

    /// <summary>Starts a server and returns when it answers. Every user of PostgreSQL may come without a password.</summary>
    /// <param name="version">The first two numbers of its version: <c>1.24</c>.</param>
    /// <param name="postgres">The server behind it.</param>
    /// <param name="pools">What clients call databases.</param>
    /// <param name="settings">Lines of its own section: <c>pool_mode = transaction</c>.</param>
    /// <exception cref="InvalidOperationException">There is no such PgBouncer and none could be installed, or it did not start; the message says why.</exception>
    public static PgBouncerServer Start(string version, PostgresServer postgres, IReadOnlyList<PgBouncerPool> pools, params string[] settings) =>
        Start(folder => PgBouncerProgram.For(version, folder), postgres, pools, settings);

    /// <summary>Starts a server of whatever version there is.</summary>
    /// <param name="program">Its path; null: the one on the PATH, or else the newest that the tests know, which is installed where it is missing.</param>
    /// <param name="postgres">The server behind it.</param>
    /// <param name="pools">What clients call databases.</param>
    /// <param name="settings">Lines of its own section.</param>
    /// <exception cref="InvalidOperationException">There is none and none could be installed, or it did not start; the message says why.</exception>
    public static PgBouncerServer StartAny(string? program, PostgresServer postgres, IReadOnlyList<PgBouncerPool> pools, params string[] settings) =>
        Start(folder => program ?? PgBouncerProgram.Any(folder), postgres, pools, settings);

    private static PgBouncerServer Start(Func<ServerFolder, string> find, PostgresServer postgres, IReadOnlyList<PgBouncerPool> pools, string[] settings)
    {
        var folder = new ServerFolder("pgbouncer");
        try
        {
            var program = find(folder);
            var version = PgBouncerProgram.VersionOf(program);
            var users = Path.Combine(folder.Data, "users");
            File.WriteAllLines(users, pools.SelectMany(pool => pool.Users).Distinct().Select(user => $"\"{user}\" \"\""));
            for (var attempt = 1; ; attempt++)
            {
                var port = FreePort.Find();
                var configuration = Path.Combine(folder.Data, "pgbouncer.ini");
                File.WriteAllLines(configuration,
                [
                    "[databases]",
                    .. pools.Select(pool => string.Create(CultureInfo.InvariantCulture, $"{pool.Name} = dbname={pool.Database} pool_size={pool.Size} pool_mode={pool.Mode} host=127.0.0.1 port={postgres.Port}")),
                    "[pgbouncer]",
                    "listen_addr = 127.0.0.1",
                    string.Create(CultureInfo.InvariantCulture, $"listen_port = {port}"),
                    "unix_socket_dir =",
                    "auth_type = trust",
                    $"auth_file = {users}",
                    .. settings,
                ]);
                UnprivilegedUser.Own(folder.Root);
                var process = ServerProcess.Start(program, [configuration], folder);
                if (HasAnswered(process, port, pools[0])) return new PgBouncerServer(folder, process, port, version);

                process.Dispose();
                if (attempt == Attempts) throw new InvalidOperationException($"{version} did not start. It said:\n{folder.Log}");
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The connection string of a pool, for clients that keep no pool of their own.</summary>
    public string ConnectionStringOf(string pool) => ConnectionStringOf(Port, pool, "postgres");

    /// <summary>Stops the server at once.</summary>
    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }

    private static bool HasAnswered(ServerProcess process, int port, PgBouncerPool pool)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < StartLimit && process.IsRunning; Thread.Sleep(20))
        {
            try
            {
                using var connection = new NpgsqlConnection(ConnectionStringOf(port, pool.Name, pool.Users[0]));
                connection.Open();
                return true;
            }
            catch (NpgsqlException)
            {
                // Not listening yet.
            }
        }

        return false;
    }

    // A request for encryption in front of the startup packet is an error to old versions. Types are not loaded: a client sends what its test sends.
    private static string ConnectionStringOf(int port, string pool, string user) =>
        $"Host=127.0.0.1;Port={port};Username={user};Database={pool};Pooling=false;GSS Encryption Mode=Disable;SSL Mode=Disable;Server Compatibility Mode=NoTypeLoading";
}

/// <summary>A pool of server connections.</summary>
/// <param name="Name">What clients give as the database.</param>
/// <param name="Database">The database behind it.</param>
/// <param name="Size">How many connections to it there are at most.</param>
/// <param name="Mode">When they are given back: <c>transaction</c>, <c>statement</c> or <c>session</c>.</param>
public sealed record PgBouncerPool(string Name, string Database, int Size, string Mode)
{
    /// <summary>Who may come, without a password. The first one is who asks whether the server is there, and leaves it a connection of his.</summary>
    public IReadOnlyList<string> Users { get; init; } = ["postgres"];
}
