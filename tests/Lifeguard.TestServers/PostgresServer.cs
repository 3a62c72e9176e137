using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Lifeguard.TestServers;

/// <summary>A PostgreSQL server of the test run's own: its own data directory, its own port, tuned to forget everything at the end.</summary>
public sealed class PostgresServer : IDisposable
{
    // Another process may take the port between the question and the start.
    private const int Attempts = 5;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    // What a crash would lose does not matter here, and a test must not wait for a disk. Connections are plenty: code under test may waste them.
    private static readonly string[] Settings =
    [
        "fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0",
        "shared_buffers=16MB", "max_connections=300", "listen_addresses=127.0.0.1", "unix_socket_directories=",
    ];

    private readonly ServerFolder _folder;
    private readonly ServerProcess _process;

    private PostgresServer(ServerFolder folder, ServerProcess process, int port)
    {
        _folder = folder;
        _process = process;
        Port = port;
    }

    /// <summary>On 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Starts a server and returns when it answers.</summary>
    /// <param name="settings">Settings of its own, such as <c>max_prepared_transactions=10</c>; they go before the usual ones.</param>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL and none could be installed, or it did not start; the message says why.</exception>
    public static PostgresServer Start(params string[] settings)
    {
        var programs = ServerPrograms.Find("postgresql", ["initdb", "postgres"]);
        var folder = new ServerFolder("postgres");
        try
        {
            UnprivilegedUser.Run(programs.Path("initdb"), ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync", "-D", folder.Data]);
            for (var attempt = 1; ; attempt++)
            {
                var port = FreePort.Find();
                string[] arguments = ["-D", folder.Data, "-p", port.ToString(CultureInfo.InvariantCulture), .. Settings.Concat(settings).SelectMany(setting => new[] { "-c", setting })];
                var process = ServerProcess.Start(programs.Path("postgres"), arguments, folder);
                if (HasAnswered(process, port)) return new PostgresServer(folder, process, port);

                process.Dispose();
                if (attempt == Attempts) throw new InvalidOperationException($"PostgreSQL did not start. It said:\n{folder.Log}");
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The connection string of a database, existing or not.</summary>
    public string ConnectionStringOf(string database) => ConnectionStringOf(Port, database);

    /// <summary>Makes a new database, runs the script in it and returns its connection string.</summary>
    /// <param name="name">Its name, in lower case.</param>
    /// <param name="script">SQL, one statement or several; may be empty.</param>
    public string CreateDatabase(string name, string script = "")
    {
        Execute(Port, "postgres", $"CREATE DATABASE \"{name}\"");
        if (script.Length > 0) Execute(Port, name, script);
        return ConnectionStringOf(name);
    }

    /// <summary>Stops the server at once and deletes its data.</summary>
    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }

    private static bool HasAnswered(ServerProcess process, int port)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < StartLimit && process.IsRunning; Thread.Sleep(50))
        {
            try
            {
                Execute(port, "postgres", "SELECT 1");
                return true;
            }
            catch (NpgsqlException)
            {
                // Not listening yet, or still starting up.
            }
        }

        return false;
    }

    private static void Execute(int port, string database, string sql)
    {
        // Unpooled: nothing of the set-up may still be connected when a test counts connections.
        using var connection = new NpgsqlConnection($"{ConnectionStringOf(port, database)};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string ConnectionStringOf(int port, string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database}";
}
