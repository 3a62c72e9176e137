// Trap: the connection is handed to an object that disposes it, and only that object is disposed.
using Amazon.Lambda.Annotations;
using Dapper;
using Npgsql;

namespace Shop;

public sealed class UnitOfWork : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private UnitOfWork(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        (_connection, _transaction) = (connection, transaction);
    }

    public static async Task<UnitOfWork> BeginAsync(NpgsqlDataSource source)
    {
        var connection = await source.OpenConnectionAsync();
        try
        {
            var transaction = await connection.BeginTransactionAsync();
            return new UnitOfWork(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task<int> ExecuteAsync(string sql, object parameters) => _connection.ExecuteAsync(sql, parameters, _transaction);

    public Task CommitAsync() => _transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

public class Functions
{
    private static readonly NpgsqlDataSource Source = new NpgsqlDataSourceBuilder("Host=db;Application Name=shop").Build();

    [LambdaFunction]
    public async Task Add(int customer)
    {
        await using var work = await UnitOfWork.BeginAsync(Source);
        await work.ExecuteAsync("insert into orders (customer) values (@customer)", new { customer });
        await work.CommitAsync();
    }
}
