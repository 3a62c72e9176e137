using System.Data;
using Lifeguard.Execution;
using Lifeguard.Retry;
using Npgsql;

namespace Lifeguard.Transactions;

/// <summary>The caller's code in a transaction: begun here, committed when it returns, rolled back when it throws.</summary>
internal readonly struct TransactionUnit<TState, T>(TransactionRun<TState, T> run) : IUnit<T>
{
    public static bool KeepsConnection => false;

    public static bool InTransaction => true;

    public RetryScope Scope => run.Scope;

    public bool IsVerified => run.IsVerified;

    public Task RunAsync(Lease lease) => run.RunAsync(lease);

    public T ResultOf(Task task) => ((Task<T>)task).Result;
}

/// <summary>What a transaction consists of, and what its last run returned: it may have been committed although nobody said so.</summary>
internal sealed class TransactionRun<TState, T>(TState state, Func<TState, NpgsqlTransaction, CancellationToken, Task<T>> work, RetryScope scope, IsolationLevel isolation, bool isVerified)
{
    public RetryScope Scope => scope;

    public bool IsVerified => isVerified;

    /// <summary>What the caller's code returned in the run whose COMMIT was sent.</summary>
    public T? Result { get; private set; }

    public async Task<T> RunAsync(Lease lease)
    {
        var connection = lease.Connection!;

        // BEGIN goes out together with the first command. Until the caller's code runs, nothing has been sent that could not be sent again.
        lease.IsPreparing = true;
#pragma warning disable LFG2003 // To dispose it would send ROLLBACK and wait for the answer, on a silent wire for ever. The connection does that when it goes back, within the time that is left.
        var transaction = await connection.BeginTransactionAsync(isolation, lease.Token).ConfigureAwait(false);
#pragma warning restore LFG2003
        await PrepareAsync(transaction, lease).ConfigureAwait(false);
        lease.IsPreparing = false;
        var result = await work(state, transaction, lease.Token).ConfigureAwait(false);

        // What is not committed when the connection goes back is rolled back there.
        lease.StopListeningToCaller();
        Result = result;
        await CommitAsync(transaction, lease).ConfigureAwait(false);
        return result;
    }

    private async Task PrepareAsync(NpgsqlTransaction transaction, Lease lease)
    {
        var batch = new NpgsqlBatch(transaction.Connection, transaction);
        await using (batch.ConfigureAwait(false))
        {
            if (scope == RetryScope.ReadOnly) batch.BatchCommands.Add(new NpgsqlBatchCommand("SET TRANSACTION READ ONLY"));
            if (ServerLimits.StatementTimeout(lease) is { } limit) batch.BatchCommands.Add(new NpgsqlBatchCommand(limit));
            if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(lease.Token).ConfigureAwait(false);
        }
    }

    private async Task CommitAsync(NpgsqlTransaction transaction, Lease lease)
    {
        var batch = new NpgsqlBatch(transaction.Connection, transaction);
        await using (batch.ConfigureAwait(false))
        {
            // A transaction in which something failed answers COMMIT with ROLLBACK, and no error: code that swallowed its exception would pass for committed.
            // The statement ahead of it fails there (25P02), so that COMMIT is not even tried. Both travel together.
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT 1"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
            if (scope == RetryScope.ReadOnly)
            {
                // Nothing to commit, so nothing unknown.
                await batch.ExecuteNonQueryAsync(lease.Token).ConfigureAwait(false);
                return;
            }

            // Not sent when the time is over already.
            lease.Token.ThrowIfCancellationRequested();
            lease.Phase = CallPhase.Commit;
            try
            {
                await batch.ExecuteNonQueryAsync(lease.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (Failures.LeavesCommitUnknown(error))
            {
                throw CommitUnknown.Error(lease, error);
            }
        }
    }
}

internal static class CommitUnknown
{
    public static CommitOutcomeUnknownException Error(Lease lease, Exception? cause) => new(
        $"COMMIT of {lease.Site} was sent, and no answer came ({(cause is null ? "the deadline passed" : Failures.NameOf(cause))}). The transaction may be committed or not, and was not run again. " +
        "Look for what it wrote, or pass a verify callback that does.",
        cause);
}
