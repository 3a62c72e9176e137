using Npgsql;

namespace Burst.Functions;

/// <summary>The one statement that each invocation sends, whoever sends it.</summary>
internal static class OrderStatement
{
    // To sleep is to keep the backend as a statement does that waits for a disk or a lock, without taking the processor that the measuring process needs.
    private const string Sql = "WITH placed AS (INSERT INTO orders (customer, amount) VALUES ($1, $2) RETURNING id) SELECT id, pg_sleep($3) FROM placed";

    public static NpgsqlCommand Create(NpgsqlConnection connection, Order order, TimeSpan duration) => new(Sql, connection)
    {
        Parameters = { new() { Value = order.Customer }, new() { Value = order.Amount }, new() { Value = duration.TotalSeconds } },
    };
}
