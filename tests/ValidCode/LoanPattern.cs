// Trap: the loan pattern. The connection is made, lent and closed in one place; what borrows it owns nothing.
using Amazon.Lambda.Core;
using Npgsql;

namespace Shop;

public class Function
{
    private static readonly NpgsqlDataSource Orders = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("ORDERS_DB") ?? "Host=db");

    public Task<long> FunctionHandler(string customer, ILambdaContext context) => WithConnection(async connection =>
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM orders WHERE customer = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = customer });
        return (long)(await command.ExecuteScalarAsync())!;
    });

    private static async Task<T> WithConnection<T>(Func<NpgsqlConnection, Task<T>> work)
    {
        await using var connection = await Orders.OpenConnectionAsync();
        return await work(connection);
    }
}
