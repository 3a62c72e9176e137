using Lifeguard;
using Npgsql;

namespace Observability;

/// <summary>What the service does with its database.</summary>
internal static class Orders
{
    /// <summary>One transaction, which may be run again where the server says that two got in each other's way.</summary>
    public static async Task<IResult> PlaceAsync(NewOrder order, PooledDatabase database) => Results.Ok(await database.WithTransactionAsync(
        async (transaction, token) =>
        {
            const string Insert = "INSERT INTO orders (customer, amount) VALUES ($1, $2) RETURNING id";
            await using var command = new NpgsqlCommand(Insert, transaction.Connection, transaction)
            {
                Parameters = { new() { Value = order.Customer }, new() { Value = order.Amount } },
            };
            return (long)(await command.ExecuteScalarAsync(token))!;
        },
        RetryScope.Transaction));

    /// <summary>A query that is held to reading, and so may be run again.</summary>
    public static async Task<IResult> TotalAsync(int customer, PooledDatabase database)
    {
        var totals = await database.QueryAsync(
            "SELECT coalesce(sum(amount), 0) FROM orders WHERE customer = $1",
            row => row.GetDecimal(0),
            parameters => parameters.Add(new NpgsqlParameter { Value = customer }));
        return Results.Ok(totals[0]);
    }

    /// <summary>Takes longer than it may: the deadline ends it, and that is counted.</summary>
    public static async Task<IResult> SlowReportAsync(PooledDatabase database)
    {
        try
        {
            await database.QueryAsync("SELECT pg_sleep(60)", _ => true, deadline: Deadline.After(TimeSpan.FromSeconds(1)));
            return Results.Ok();
        }
        catch (DeadlineExceededException exceeded)
        {
            return Results.Problem(exceeded.Message, statusCode: StatusCodes.Status504GatewayTimeout);
        }
    }
}

/// <summary>What a client sends.</summary>
/// <param name="Customer">Who orders.</param>
/// <param name="Amount">For how much.</param>
internal sealed record NewOrder(int Customer, decimal Amount);
