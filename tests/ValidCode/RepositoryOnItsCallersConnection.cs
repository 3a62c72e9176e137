// Trap: a repository keeps a connection that its caller disposes.
using Amazon.Lambda.Annotations;
using Dapper;
using Npgsql;

namespace Shop;

public abstract class Repository
{
    protected readonly NpgsqlConnection Connection;

    protected Repository(NpgsqlConnection connection) => Connection = connection ?? throw new ArgumentNullException(nameof(connection));
}

public sealed class Orders : Repository
{
    public Orders(NpgsqlConnection connection)
        : base(connection)
    {
    }

    public Task<int> CountAsync() => Connection.ExecuteScalarAsync<int>("select count(*) from orders");
}

public class Functions
{
    private static readonly NpgsqlDataSource Source = new NpgsqlDataSourceBuilder("Host=db;Application Name=shop").Build();

    [LambdaFunction]
    public async Task<int> CountOrders(string customer)
    {
        await using var connection = await Source.OpenConnectionAsync();
        var orders = new Orders(connection);
        return await orders.CountAsync();
    }
}
