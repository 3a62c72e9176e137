// Trap: what a snapshot throws away is built again when it is restored, once.
using Amazon.Lambda.Core;
using Npgsql;

namespace Shop;

public class Function
{
    private NpgsqlDataSource _orders = NpgsqlDataSource.Create("Host=db");

    public Function() => SnapshotRestore.RegisterAfterRestore(() =>
    {
        _orders = NpgsqlDataSource.Create("Host=db");
        return ValueTask.CompletedTask;
    });

    public async Task<string> FunctionHandler(string input, ILambdaContext context)
    {
        await using var connection = await _orders.OpenConnectionAsync();
        return input;
    }
}
