// Trap: the template names one method; another that looks just like a handler is none.
using Amazon.Lambda.Core;
using Npgsql;

namespace Shop;

public class Functions
{
    private static readonly NpgsqlDataSource Orders = NpgsqlDataSource.Create("Host=db");

    public async Task<string> Place(string order, ILambdaContext context)
    {
        await using var connection = await Orders.OpenConnectionAsync();
        return order;
    }

    public async Task<string> TryOut(string order, ILambdaContext context)
    {
        await using var connection = new NpgsqlConnection("Host=localhost");
        await connection.OpenAsync();
        return order;
    }
}
