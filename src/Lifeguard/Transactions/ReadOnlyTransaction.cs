using System.Data;
using Lifeguard.Execution;
using Npgsql;

namespace Lifeguard.Transactions;

/// <summary>Code that promised to read only, in a transaction in which the server lets it do nothing else.</summary>
internal static class ReadOnlyTransaction
{
    private const string Begin = "BEGIN TRANSACTION READ ONLY";

    public static async Task<T> RunAsync<TState, T>(Lease lease, TState state, Func<TState, NpgsqlConnection, CancellationToken, Task<T>> work)
    {
        var connection = lease.Connection!;
        await BeginAsync(lease, connection).ConfigureAwait(false);
        var result = await work(state, connection, lease.Token).ConfigureAwait(false);

        // A reader that the caller left open is in the way; giving the connection back ends the transaction as well.
        if (connection.FullState == ConnectionState.Open) await ExecuteAsync(connection, "COMMIT", lease.Token).ConfigureAwait(false);
        return result;
    }

    /// <summary>Adds what begins it, and what tells the server how long it may take.</summary>
    public static void AddBegin(NpgsqlBatch batch, Lease lease)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Begin));
        if (ServerLimits.StatementTimeout(lease) is { } limit) batch.BatchCommands.Add(new NpgsqlBatchCommand(limit));
    }

    private static async Task BeginAsync(Lease lease, NpgsqlConnection connection)
    {
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            AddBegin(batch, lease);
            await batch.ExecuteNonQueryAsync(lease.Token).ConfigureAwait(false);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
