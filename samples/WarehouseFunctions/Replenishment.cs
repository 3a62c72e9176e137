using Dapper;
using Microsoft.Azure.Functions.Worker;
using Npgsql;

namespace WarehouseFunctions;

/// <summary>Orders what runs out.</summary>
public class Replenishment(NpgsqlDataSource dataSource)
{
    [Function("Replenish")]
    public async Task Run([TimerTrigger("0 0 5 * * *")] TimerInfo timer)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        foreach (var level in await connection.QueryAsync<StockLevel>("SELECT article, quantity FROM stock WHERE quantity < 10"))
        {
            await OrderAsync(level.Article, 100 - level.Quantity);
        }
    }

    private async Task OrderAsync(string article, int quantity)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("INSERT INTO replenishments (article, quantity) VALUES (@article, @quantity) ON CONFLICT DO NOTHING", new { article, quantity });
    }
}
