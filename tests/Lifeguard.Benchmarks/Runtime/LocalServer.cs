using Lifeguard.TestServers;
using Npgsql;

namespace Lifeguard.Benchmarks.Runtime;

/// <summary>A PostgreSQL for the measurement, with one pool of the driver's and one of the library's, of the same size.</summary>
internal sealed class LocalServer : IDisposable
{
    /// <summary>Under which the handlers find it.</summary>
    public const string DatabaseName = "BENCHMARK_DB";

    private static LocalServer? s_current;

    private readonly PostgresServer _server;

    private LocalServer()
    {
        _server = PostgresServer.Start();
        var connectionString = $"{_server.CreateDatabase("benchmark")};SSL Mode=Disable;GSS Encryption Mode=Disable";
        Source = NpgsqlDataSource.Create($"{connectionString};Maximum Pool Size=2");
        PooledDatabase.Configure(DatabaseName, options =>
        {
            options.ConnectionString = connectionString;
            options.Concurrency = 1;
            options.MaxPoolSize = 2;
        });
        Database = PooledDatabase.ForName(DatabaseName);
    }

    /// <summary>The one that was started.</summary>
    public static LocalServer Current => s_current ?? throw new InvalidOperationException("No server was started.");

    public NpgsqlDataSource Source { get; }

    public PooledDatabase Database { get; }

    public static LocalServer Start() => s_current = new LocalServer();

    public void Dispose()
    {
        s_current = null;
        Database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Source.Dispose();
        _server.Dispose();
    }
}
