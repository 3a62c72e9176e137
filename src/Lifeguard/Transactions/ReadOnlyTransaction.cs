using System.Data;
using Lifeguard.Execution;
using Npgsql;

namespace Lifeguard.Transactions;

/// <summary>Code that promised to read only, in a transaction in which the server lets it do nothing else.</summary>
internal static class ReadOnlyTransaction
{
    public const string Begin = "BEGIN TRANSACTION READ ONLY";

    public static async Task<T> RunAsync<TState, T>(Lease lease, TState state, Func<TState, NpgsqlConnection, CancellationToken, Task<T>> work)
    {
        var connection = lease.Connection!;
        await ExecuteAsync(connection, Begin, lease.Token).ConfigureAwait(false);
        var result = await work(state, connection, lease.Token).ConfigureAwait(false);

        // A reader that the caller left open is in the way; giving the connection back ends the transaction as well.
        if (connection.FullState == ConnectionState.Open) await ExecuteAsync(connection, "COMMIT", lease.Token).ConfigureAwait(false);
        return result;
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
