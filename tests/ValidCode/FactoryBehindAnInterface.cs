// Trap: the connection of a factory that is known only by its interface is disposed by whoever called it.
using System.Data;
using Amazon.Lambda.Annotations;
using Dapper;
using Npgsql;

namespace Shop;

public interface IConnectionFactory
{
    Task<IDbConnection> OpenAsync(CancellationToken cancel);
}

public sealed class NpgsqlConnectionFactory : IConnectionFactory
{
    private static readonly NpgsqlDataSource Source = new NpgsqlDataSourceBuilder("Host=db;Application Name=shop").Build();

    public async Task<IDbConnection> OpenAsync(CancellationToken cancel) => await Source.OpenConnectionAsync(cancel).ConfigureAwait(false);
}

public class Functions
{
    private readonly IConnectionFactory _connections = new NpgsqlConnectionFactory();

    [LambdaFunction]
    public async Task<int> CountOrders(string customer)
    {
        using var connection = await _connections.OpenAsync(CancellationToken.None).ConfigureAwait(false);
        return await connection.ExecuteScalarAsync<int>("select count(*) from orders where customer = @customer", new { customer });
    }
}
