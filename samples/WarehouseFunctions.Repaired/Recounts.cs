using Dapper;
using Microsoft.Azure.Functions.Worker;

namespace WarehouseFunctions;

/// <summary>Counts articles anew.</summary>
public class Recounts(StockQueries stock)
{
    /// <summary>False where there is no such article.</summary>
    [Function("Recount")]
    public async Task<bool> Recount([QueueTrigger("recounts")] StockLevel counted)
    {
        await using var connection = await stock.OpenMigratedAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await connection.ExecuteAsync("UPDATE stock SET quantity = @Quantity WHERE article = @Article", counted, transaction) == 0) return false;
        await connection.ExecuteAsync("INSERT INTO corrections (article, quantity, who) VALUES (@Article, @Quantity, 'recount')", counted, transaction);
        await transaction.CommitAsync();
        return true;
    }
}
