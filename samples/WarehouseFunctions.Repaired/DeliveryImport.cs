using Microsoft.Azure.Functions.Worker;
using Npgsql;

namespace WarehouseFunctions;

/// <summary>Books what the suppliers bring. Queues deliver more than once.</summary>
public class DeliveryImport(NpgsqlDataSource dataSource)
{
    [Function("ImportDelivery")]
    public async Task Import([QueueTrigger("deliveries")] Delivery delivery)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        using var command = new NpgsqlCommand("INSERT INTO deliveries (id, supplier) VALUES ($1, $2) ON CONFLICT DO NOTHING", connection, transaction);
        command.Parameters.AddWithValue(delivery.Id);
        command.Parameters.AddWithValue(delivery.Supplier);
        if (await command.ExecuteNonQueryAsync() == 0)
        {
            return; // booked before
        }

        // One statement for all lines.
        using var command2 = new NpgsqlCommand(
            """
            INSERT INTO stock (article, quantity) SELECT * FROM unnest($1, $2)
            ON CONFLICT (article) DO UPDATE SET quantity = stock.quantity + excluded.quantity
            """,
            connection,
            transaction);
        command2.Parameters.AddWithValue(delivery.Lines.Select(line => line.Article).ToArray());
        command2.Parameters.AddWithValue(delivery.Lines.Select(line => line.Quantity).ToArray());
        await command2.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
