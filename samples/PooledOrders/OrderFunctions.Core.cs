using Lifeguard;
using Npgsql;

namespace PooledOrders;

// What a handler does with the connection that it is lent. The token ends before the invocation does, and belongs into every call.
public sealed partial class OrderFunctions
{
    private static async Task<OrderId> PlaceCore(NewOrder order, NpgsqlTransaction transaction, CancellationToken deadline)
    {
        await using var insert = new NpgsqlCommand("INSERT INTO orders (customer) VALUES ($1) RETURNING id", transaction.Connection, transaction);
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = order.Customer });
        var id = (long)(await insert.ExecuteScalarAsync(deadline))!;

        foreach (var line in order.Lines)
        {
            await using var insertLine = new NpgsqlCommand(
                "INSERT INTO order_lines (order_id, sku, quantity, price) VALUES ($1, $2, $3, $4)", transaction.Connection, transaction);
            insertLine.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
            insertLine.Parameters.Add(new NpgsqlParameter<string> { TypedValue = line.Sku });
            insertLine.Parameters.Add(new NpgsqlParameter<int> { TypedValue = line.Quantity });
            insertLine.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = line.Price });
            await insertLine.ExecuteNonQueryAsync(deadline);
        }

        return new OrderId(id);
    }

    private static async Task<Order?> FindCore(OrderId order, NpgsqlConnection connection, CancellationToken deadline)
    {
        await using var command = new NpgsqlCommand("""
            SELECT customer, (SELECT coalesce(sum(quantity * price), 0) FROM order_lines WHERE order_id = id), tracking
            FROM orders
            WHERE id = $1
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = order.Id });

        await using var reader = await command.ExecuteReaderAsync(deadline);
        if (!await reader.ReadAsync(deadline)) return null;
        return new Order(order.Id, reader.GetString(0), reader.GetDecimal(1), await reader.IsDBNullAsync(2, deadline) ? null : reader.GetString(2));
    }

    private async Task<Order?> ShipCore(OrderId order, PooledDatabase database, CancellationToken deadline)
    {
        var found = await database.WithConnectionAsync(order, FindCore, RetryScope.ReadOnly, cancellationToken: deadline);
        if (found is not { Tracking: null }) return found;

        var tracking = await carrier.PickUpAsync(found.Customer, deadline);

        // Whoever was first has its number in the order; to say it twice changes nothing.
        await database.WithConnectionAsync((order.Id, tracking), MarkShippedAsync, RetryScope.Idempotent, cancellationToken: deadline);
        return await database.WithConnectionAsync(order, FindCore, RetryScope.ReadOnly, cancellationToken: deadline);
    }

    private static async Task MarkShippedAsync((long Id, string Tracking) shipped, NpgsqlConnection connection, CancellationToken deadline)
    {
        await using var command = new NpgsqlCommand("UPDATE orders SET tracking = $2 WHERE id = $1 AND tracking IS NULL", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = shipped.Id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = shipped.Tracking });
        await command.ExecuteNonQueryAsync(deadline);
    }
}
