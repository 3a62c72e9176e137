// Trap: what a method hands out again and again is its own; the caller who disposes it breaks the next one (IDisposableAnalyzers #354, #322; dotnet/roslyn-analyzers #7590).
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Shop;

public sealed class Session(NpgsqlDataSource dataSource) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;

    public async Task<NpgsqlConnection> Connection() => _connection ??= await dataSource.OpenConnectionAsync();

    public async Task<NpgsqlTransaction> Transaction()
    {
        var connection = await Connection();
        return _transaction ??= await connection.BeginTransactionAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null) await _transaction.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
    }
}

public sealed class Orders(Session session)
{
    public async Task<long> Count()
    {
        var connection = await session.Connection();
        var transaction = await session.Transaction();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM orders", connection, transaction);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public static async Task<long> OfContainer(IServiceProvider services)
    {
        var connection = services.GetRequiredService<NpgsqlConnection>();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM orders", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
