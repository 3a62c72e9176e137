// Group: data sources
using Npgsql;

namespace Shop.Sources;

public class Tenants
{
    private static readonly NpgsqlDataSource Main = NpgsqlDataSource.Create("Host=db");

    // Wrong: a data source for one question, in a tool that no handler calls.
    internal static async Task<object?> Probe(string connectionString)
    {
        var source = NpgsqlDataSource.Create(connectionString); // LFG2001
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        return await command.ExecuteScalarAsync();
    }

    // Right: the same, disposed.
    internal static async Task<object?> ProbeSafely(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        return await command.ExecuteScalarAsync();
    }

    // Wrong: of a builder.
    internal static long Count(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.ApplicationName = "count";
        var source = builder.Build(); // LFG2001
        using var command = source.CreateCommand("SELECT count(*) FROM tenant");
        return (long)command.ExecuteScalar()!;
    }

    // Right: of a builder, returned.
    internal static NpgsqlDataSource Make(string connectionString) => new NpgsqlDataSourceBuilder(connectionString).Build();

    // Right: the static one is nobody's to dispose.
    internal static async Task<long> Shared()
    {
        await using var command = Main.CreateCommand("SELECT count(*) FROM tenant");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    // Wrong: a connection of the static one.
    internal static long Rented()
    {
        var connection = Main.OpenConnection(); // LFG2001
        using var command = new NpgsqlCommand("SELECT count(*) FROM tenant", connection);
        return (long)command.ExecuteScalar()!;
    }

    // Wrong: CreateConnection makes what has to be disposed as well.
    internal static async Task<long> Created()
    {
        var connection = Main.CreateConnection(); // LFG2001
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM tenant", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    // Right: replaced when the password changes; the old one is disposed.
    internal sealed class Rotating : IDisposable
    {
        private NpgsqlDataSource _current = NpgsqlDataSource.Create("Host=db");

        public void Rotate(string connectionString)
        {
            var old = Interlocked.Exchange(ref _current, NpgsqlDataSource.Create(connectionString));
            old.Dispose();
        }

        public void Dispose() => _current.Dispose();
    }
}
