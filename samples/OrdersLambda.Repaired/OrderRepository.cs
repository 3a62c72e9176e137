using Npgsql;

namespace OrdersLambda;

public interface IOrderRepository
{
    Task<Guid> AddAsync(NewOrder order);

    Task<Order?> FindAsync(Guid id);

    Task<CustomerTotal> TotalsAsync(string customerId);
}

public class OrderRepository : IOrderRepository
{
    private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Database.ConnectionString);

    public async Task<Guid> AddAsync(NewOrder order)
    {
        await using var connection = await Db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        // The id comes from the database, so that retries of the whole request stay visible as orders of their own.
        await using var insert = new NpgsqlCommand("INSERT INTO orders (customer_id, total) VALUES ($1, $2) RETURNING id", connection, transaction);
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = order.CustomerId });
        insert.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = order.Total });
        var id = (Guid)(await insert.ExecuteScalarAsync())!;

        foreach (var line in order.Lines)
        {
            await using var insertLine = new NpgsqlCommand("INSERT INTO order_lines (order_id, sku, quantity, price) VALUES ($1, $2, $3, $4)", connection, transaction);
            insertLine.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            insertLine.Parameters.Add(new NpgsqlParameter<string> { TypedValue = line.Sku });
            insertLine.Parameters.Add(new NpgsqlParameter<int> { TypedValue = line.Quantity });
            insertLine.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = line.Price });
            await insertLine.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return id;
    }

    public async Task<Order?> FindAsync(Guid id)
    {
        await using var connection = await Database.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT customer_id, total, placed_at FROM orders WHERE id = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });

        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? new Order(id, reader.GetString(0), reader.GetDecimal(1), reader.GetDateTime(2)) : null;
    }

    public async Task<CustomerTotal> TotalsAsync(string customerId)
    {
        await using var command = Db.CreateCommand("SELECT count(*), coalesce(sum(total), 0) FROM orders WHERE customer_id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = customerId });

        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new CustomerTotal(customerId, reader.GetInt64(0), reader.GetDecimal(1));
    }
}
