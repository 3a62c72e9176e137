// Trap: what a factory makes belongs to whoever called it; the factory itself disposes nothing (IDisposableAnalyzers #236, #224; dotnet/roslyn-analyzers #5138, #6912).
using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Azure.Functions.Worker;
using Npgsql;

namespace Shop;

public interface IConnections
{
    DbConnection Create();

    Task<DbConnection> OpenAsync(CancellationToken cancel);
}

public sealed class Connections(NpgsqlDataSource dataSource) : IConnections
{
    public DbConnection Create() => dataSource.CreateConnection();

    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = dataSource.CreateConnection();
        try
        {
            await connection.OpenAsync(cancel);
            await connection.ExecuteAsync("SELECT 1");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public bool TryOpen(out NpgsqlConnection? connection)
    {
        connection = dataSource.CreateConnection();
        try
        {
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            connection.Dispose();
            connection = null;
            return false;
        }
    }

    public (NpgsqlConnection Connection, NpgsqlCommand Command) Pair(string sql)
    {
        var connection = dataSource.CreateConnection();
        return (connection, new NpgsqlCommand(sql, connection));
    }
}

public class CountOrders(IConnections connections)
{
    [Function(nameof(CountOrders))]
    public async Task<long> Run([QueueTrigger("orders")] string message, CancellationToken cancel)
    {
        await using var connection = await connections.OpenAsync(cancel);
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM orders");
    }

    [Function("CountOrdersByInterface")]
    public async Task<long> RunByInterface([QueueTrigger("orders")] string message)
    {
        using IDbConnection connection = connections.Create();
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM orders");
    }
}
