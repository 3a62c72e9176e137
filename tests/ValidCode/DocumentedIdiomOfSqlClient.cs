// Trap: SqlClient pools by string, and its documentation says to build a connection where one is needed. A suggestion at most.
// Suggests: LFG1011
using Microsoft.Azure.Functions.Worker;
using Microsoft.Data.SqlClient;

namespace Shop;

public class Count
{
    private static readonly string Shop = Environment.GetEnvironmentVariable("SHOP_DB") ?? "";

    [Function(nameof(Count))]
    public async Task Run([TimerTrigger("0 * * * * *")] object timer)
    {
        await using var connection = new SqlConnection(Shop);
        await connection.OpenAsync();
        await using var command = new SqlCommand("SELECT count(*) FROM orders", connection);
        await command.ExecuteScalarAsync();
    }
}
