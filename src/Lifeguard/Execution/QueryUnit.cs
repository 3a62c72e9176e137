using Lifeguard.Transactions;
using Npgsql;

namespace Lifeguard.Execution;

/// <summary>A query whose rows are all read.</summary>
internal readonly struct QueryUnit<T>(string sql, Func<NpgsqlDataReader, T> map, Action<NpgsqlParameterCollection>? bind, RetryScope scope) : IUnit<List<T>>
{
    public static bool KeepsConnection => false;

    public static bool InTransaction => false;

    public RetryScope Scope => scope;

    public Task RunAsync(Lease lease) => ReadAsync(lease, sql, map, bind, scope == RetryScope.ReadOnly);

    public List<T> ResultOf(Task run) => ((Task<List<T>>)run).Result;

    private static async Task<List<T>> ReadAsync(Lease lease, string sql, Func<NpgsqlDataReader, T> map, Action<NpgsqlParameterCollection>? bind, bool readOnly)
    {
        var batch = new NpgsqlBatch(lease.Connection);
        await using (batch.ConfigureAwait(false))
        {
            var query = new NpgsqlBatchCommand(sql);
            bind?.Invoke(query.Parameters);

            // All of them travel together: that the server holds the query to reading and to its time costs none.
            if (readOnly) ReadOnlyTransaction.AddBegin(batch, lease);
            batch.BatchCommands.Add(query);
            if (readOnly) batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));

            // The driver counts in whole seconds; the token is the exact one.
            if (lease.HasDeadline) batch.Timeout = Math.Max(1, (int)Math.Ceiling(lease.Remaining.TotalSeconds));
            var rows = new List<T>();
            var reader = await batch.ExecuteReaderAsync(lease.Token).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                do
                {
                    while (await reader.ReadAsync(lease.Token).ConfigureAwait(false)) rows.Add(map(reader));
                }
                while (await reader.NextResultAsync(lease.Token).ConfigureAwait(false));
            }

            return rows;
        }
    }
}
