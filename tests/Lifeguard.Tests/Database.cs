using System.Net;
using System.Net.Sockets;
using Lifeguard.Tests;
using Lifeguard.Tests.Doubles;
using Lifeguard.Tests.Wire;
using Lifeguard.TestServers;
using Npgsql;

[assembly: AssemblyFixture(typeof(Database))]

namespace Lifeguard.Tests;

/// <summary>One PostgreSQL for the whole run, and pools for single tests.</summary>
public sealed class Database : IDisposable
{
    private const string Schema = """
        CREATE TABLE orders (id int);
        CREATE ROLE limited LOGIN CONNECTION LIMIT 1;
        CREATE ROLE secretives;
        CREATE ROLE secretive LOGIN PASSWORD 'first' IN ROLE secretives;
        GRANT ALL ON orders TO secretives;
        GRANT ALL ON orders TO limited, secretive;
        """;

    private static int s_counter;

    private readonly PostgresServer _server;
    private readonly string _rules = Path.GetTempFileName();

    public Database()
    {
        File.WriteAllText(_rules, "host all +secretives 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_rules, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        _server = PostgresServer.Start($"hba_file={_rules}");
        ConnectionString = Plain(_server.CreateDatabase("runtime", Schema));
    }

    public string ConnectionString { get; }

    public int Port => _server.Port;

    internal PostgresServer Server => _server;

    internal WireProxy Proxy() => new(Port);

    internal string Through(WireProxy proxy) => ConnectionString.Replace($"Port={Port};", $"Port={proxy.Port};", StringComparison.Ordinal);

    public string As(string user) => ConnectionString.Replace("Username=postgres", $"Username={user}", StringComparison.Ordinal);

    /// <summary>A pool of one connection that fails fast, unless the test wants it otherwise.</summary>
    internal PooledDatabase Pool(Action<LifeguardOptions>? configure = null, LogRecorder? log = null, string? name = null)
    {
        var options = new LifeguardOptions { ConnectionString = ConnectionString, MaxPoolSize = 1, Concurrency = 1, AcquisitionTimeout = TimeSpan.FromSeconds(2), RetryBaseDelay = TimeSpan.FromMilliseconds(5) };
        configure?.Invoke(options);
        return new PooledDatabase(options, name ?? $"test{Interlocked.Increment(ref s_counter)}", log);
    }

    /// <summary>Runs a statement on a connection of its own.</summary>
    public async Task<object?> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Ends a backend and waits until it is gone.</summary>
    public async Task KillAsync(int backend)
    {
        await AskAsync($"SELECT pg_terminate_backend({backend}, 5000)");
    }

    /// <summary>How many orders there are with this number.</summary>
    public async Task<long> OrdersAsync(int id) => (long)(await AskAsync($"SELECT count(*) FROM orders WHERE id = {id}"))!;

    /// <summary>A number for orders that no other test uses.</summary>
    public static int NewOrder() => Interlocked.Increment(ref s_counter) + 1000;

    /// <summary>A port that nobody listens on.</summary>
    public static int DeadPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _server.Dispose();
        File.Delete(_rules);
    }

    private static string Plain(string connectionString) => $"{connectionString};SSL Mode=Disable;GSS Encryption Mode=Disable";
}

internal static class Sql
{
    public static async Task<object?> ScalarAsync(this NpgsqlConnection connection, string sql, CancellationToken token = default)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(token);
    }

    public static Task<object?> ScalarAsync(this NpgsqlTransaction transaction, string sql, CancellationToken token = default) => transaction.Connection!.ScalarAsync(sql, token);
}
