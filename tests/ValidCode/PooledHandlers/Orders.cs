// Trap: pooled handlers in all their forms. What they use is lent and taken back by code that is generated; nothing is theirs to dispose.
using System.Data;
using Amazon.Lambda.Core;
using Lifeguard;
using Npgsql;

namespace Shop;

public partial class Orders(PooledDatabase pool)
{
    [PooledHandler(Database = "ORDERS_DB", Retry = RetryScope.ReadOnly)]
    public partial Task<int> Count(string customer, ILambdaContext context);

    [PooledHandler(Source = nameof(pool), Retry = RetryScope.Transaction, Isolation = IsolationLevel.Serializable)]
    public partial ValueTask Book(int seat, ILambdaContext context);

    [PooledHandler(Source = nameof(pool), Core = nameof(Load))]
    public partial Task<object> Get(in DateTime since);

    private static async Task<int> CountCore(string customer, NpgsqlConnection connection, CancellationToken deadline)
    {
        await using var command = new NpgsqlCommand("select count(*) from orders where customer = $1", connection) { Parameters = { new() { Value = customer } } };
        return Convert.ToInt32(await command.ExecuteScalarAsync(deadline));
    }

    private static async ValueTask BookCore(int seat, NpgsqlTransaction transaction)
    {
        await using var command = new NpgsqlCommand("insert into bookings values ($1)", transaction.Connection, transaction) { Parameters = { new() { Value = seat } } };
        await command.ExecuteNonQueryAsync();
    }

    private static Task<string> Load(NpgsqlConnection connection, DateTime since) => Task.FromResult(connection.Host + since);
}
