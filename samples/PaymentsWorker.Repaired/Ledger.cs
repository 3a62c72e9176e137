using Npgsql;

namespace PaymentsWorker;

/// <summary>Books each payment once, however often it is delivered.</summary>
public class Ledger
{
    private static readonly NpgsqlDataSource _dataSource = new NpgsqlDataSourceBuilder(Environment.GetEnvironmentVariable("PAYMENTS_DB")).Build();

    public async Task BookAsync(Payment payment)
    {
        await using var connection = await _dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        await using var entry = new NpgsqlCommand("INSERT INTO entries (payment_id, account, amount) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", connection, transaction);
        entry.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = payment.Id });
        entry.Parameters.Add(new NpgsqlParameter<string> { TypedValue = payment.Account });
        entry.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = payment.Amount });
        if (await entry.ExecuteNonQueryAsync() == 1)
        {
            await using var balance = new NpgsqlCommand("UPDATE accounts SET balance = balance + $2 WHERE name = $1", connection, transaction);
            balance.Parameters.Add(new NpgsqlParameter<string> { TypedValue = payment.Account });
            balance.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = payment.Amount });
            if (await balance.ExecuteNonQueryAsync() == 0) throw new InvalidOperationException($"There is no account '{payment.Account}'.");
        }

        await transaction.CommitAsync();
    }
}
