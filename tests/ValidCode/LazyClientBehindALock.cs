// Trap: built in the handler's first run, behind a semaphore, with the address a secret store gives.
using Amazon.DynamoDBv2;
using Amazon.Lambda.Core;
using Npgsql;

namespace Shop;

public class Function
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly Lazy<AmazonDynamoDBClient> Carts = new(() => new AmazonDynamoDBClient());
    private static NpgsqlDataSource? s_orders;

    public async Task<string> FunctionHandler(string input, ILambdaContext context)
    {
        await using var connection = await (await Orders()).OpenConnectionAsync();
        return Carts.Value.Config.ServiceURL + input;
    }

    private static async Task<NpgsqlDataSource> Orders()
    {
        if (s_orders is not null) return s_orders;
        await Gate.WaitAsync();
        try
        {
            return s_orders ??= NpgsqlDataSource.Create(await Address());
        }
        finally
        {
            Gate.Release();
        }
    }

    private static Task<string> Address() => Task.FromResult("Host=db");
}
