using Lifeguard.TestServers;
using Npgsql;

namespace Lifeguard.Samples.Testing;

/// <summary>
/// The database of a sample on a server of its own, named in the environment variable that the sample reads, as its host would. What a test reads and
/// writes itself goes through connections of its own.
/// </summary>
public abstract class SampleDatabase : IDisposable
{
    private readonly PostgresServer _server = PostgresServer.Start();

    /// <param name="variable">The environment variable, which must be there before the sample runs: what is static in it reads it once.</param>
    protected SampleDatabase(string variable)
    {
        ConnectionString = _server.CreateDatabase("sample", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema.sql")));
        Environment.SetEnvironmentVariable(variable, ConnectionString);
    }

    public string ConnectionString { get; }

    public void Dispose() => _server.Dispose();

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Ends all other connections, as a failover does.</summary>
    public Task CutAllConnectionsAsync() =>
        ExecuteAsync("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
