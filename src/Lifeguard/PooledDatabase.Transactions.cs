using System.Data;
using System.Runtime.CompilerServices;
using Lifeguard.Execution;
using Lifeguard.Telemetry;
using Lifeguard.Transactions;
using Npgsql;

namespace Lifeguard;

public sealed partial class PooledDatabase
{
    /// <summary>Runs code in a transaction: committed when the code returns, rolled back when it throws.</summary>
    /// <param name="work">The code. It must not commit or roll back itself; <c>transaction.Connection</c> is the connection.</param>
    /// <param name="retry">What may be done again when something fails. Each run has a connection and a transaction of its own.</param>
    /// <param name="isolation">By default READ COMMITTED, as Npgsql begins it.</param>
    /// <param name="verify">
    /// Asked where COMMIT was sent and no answer came: was it committed? It looks for what the transaction wrote, by a key. True: the call ends well. False: the code may run again, as <paramref name="retry"/>
    /// allows, or the loss of the connection is thrown. The server may still be at work on the COMMIT: a unique key has to keep a second run from writing twice.
    /// </param>
    /// <param name="deadline">When the host ends the invocation; by default that of the invocation under way, or the configured timeout.</param>
    /// <param name="cancellationToken">The caller's. Without effect from the moment at which COMMIT is sent.</param>
    /// <param name="member">Filled in by the compiler.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>What the code returned, once it is committed.</returns>
    /// <exception cref="CommitOutcomeUnknownException">COMMIT was sent and no answer came, and there is no <paramref name="verify"/> or it could not tell.</exception>
    public Task<T> WithTransactionAsync<T>(
        Func<NpgsqlTransaction, CancellationToken, Task<T>> work, RetryScope retry = RetryScope.Acquire, IsolationLevel isolation = IsolationLevel.Unspecified,
        Func<NpgsqlConnection, CancellationToken, Task<bool>>? verify = null, Deadline deadline = default, CancellationToken cancellationToken = default,
        [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        WithTransactionAsync(
            work ?? throw new ArgumentNullException(nameof(work)), static (inner, transaction, token) => inner(transaction, token), retry, isolation, verify, deadline, cancellationToken, member, file, line);

    /// <inheritdoc cref="WithTransactionAsync{T}(Func{NpgsqlTransaction, CancellationToken, Task{T}}, RetryScope, IsolationLevel, Func{NpgsqlConnection, CancellationToken, Task{bool}}?, Deadline, CancellationToken, string, string, int)"/>
    /// <returns>Ends when the transaction is committed.</returns>
    public Task WithTransactionAsync(
        Func<NpgsqlTransaction, CancellationToken, Task> work, RetryScope retry = RetryScope.Acquire, IsolationLevel isolation = IsolationLevel.Unspecified,
        Func<NpgsqlConnection, CancellationToken, Task<bool>>? verify = null, Deadline deadline = default, CancellationToken cancellationToken = default,
        [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        WithTransactionAsync(
            work ?? throw new ArgumentNullException(nameof(work)), static (inner, transaction, token) => inner(transaction, token), retry, isolation, verify, deadline, cancellationToken, member, file, line);

    /// <inheritdoc cref="WithTransactionAsync{T}(Func{NpgsqlTransaction, CancellationToken, Task{T}}, RetryScope, IsolationLevel, Func{NpgsqlConnection, CancellationToken, Task{bool}}?, Deadline, CancellationToken, string, string, int)"/>
    /// <param name="state">Handed to the code, which can then be static and needs no closure.</param>
    /// <returns>Ends when the transaction is committed.</returns>
    public Task WithTransactionAsync<TState>(
        TState state, Func<TState, NpgsqlTransaction, CancellationToken, Task> work, RetryScope retry = RetryScope.Acquire, IsolationLevel isolation = IsolationLevel.Unspecified,
        Func<NpgsqlConnection, CancellationToken, Task<bool>>? verify = null, Deadline deadline = default, CancellationToken cancellationToken = default,
        [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        WithTransactionAsync(
            (state, work: work ?? throw new ArgumentNullException(nameof(work))),
            static async (inner, transaction, token) =>
            {
                await inner.work(inner.state, transaction, token).ConfigureAwait(false);
                return true;
            },
            retry, isolation, verify, deadline, cancellationToken, member, file, line);

    /// <inheritdoc cref="WithTransactionAsync{T}(Func{NpgsqlTransaction, CancellationToken, Task{T}}, RetryScope, IsolationLevel, Func{NpgsqlConnection, CancellationToken, Task{bool}}?, Deadline, CancellationToken, string, string, int)"/>
    /// <param name="state">Handed to the code, which can then be static and needs no closure.</param>
    public Task<T> WithTransactionAsync<TState, T>(
        TState state, Func<TState, NpgsqlTransaction, CancellationToken, Task<T>> work, RetryScope retry = RetryScope.Acquire, IsolationLevel isolation = IsolationLevel.Unspecified,
        Func<NpgsqlConnection, CancellationToken, Task<bool>>? verify = null, Deadline deadline = default, CancellationToken cancellationToken = default,
        [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(work);
        var run = new TransactionRun<TState, T>(state, work, retry, isolation, isVerified: verify is not null);
        var site = new LeaseSite(member, file, line);
        return verify is null
            ? RunAsync<TransactionUnit<TState, T>, T>(new(run), deadline, cancellationToken, site)
            : VerifyingAsync(run, verify, deadline, cancellationToken, site);
    }

    private async Task<T> VerifyingAsync<TState, T>(TransactionRun<TState, T> run, Func<NpgsqlConnection, CancellationToken, Task<bool>> verify, Deadline deadline, CancellationToken cancellationToken, LeaseSite site)
    {
        // Counted from here for all rounds together, where only the length of the time is known.
        if (!deadline.IsKnown && Invocation.Current is null && _options.FunctionTimeout is { } timeout) deadline = Deadline.After(timeout, _options.Clock);
        for (var round = 0; ; round++)
        {
            try
            {
                return await RunAsync<TransactionUnit<TState, T>, T>(new(run), deadline, cancellationToken, site).ConfigureAwait(false);
            }
            catch (CommitOutcomeUnknownException unknown)
            {
                if (await IsCommittedAsync(verify, unknown, deadline, cancellationToken, site).ConfigureAwait(false)) return run.Result!;
                if (run.Scope != RetryScope.Acquire && round < _options.MaxReruns) continue;

                throw new NpgsqlException($"The connection was lost while COMMIT of {site} was under way, and nothing was committed: {unknown.InnerException?.Message}", unknown);
            }
        }
    }

    private async Task<bool> IsCommittedAsync(Func<NpgsqlConnection, CancellationToken, Task<bool>> verify, CommitOutcomeUnknownException unknown, Deadline deadline, CancellationToken cancellationToken, LeaseSite site)
    {
        try
        {
            var committed = await RunAsync<ConnectionUnit<Func<NpgsqlConnection, CancellationToken, Task<bool>>, bool>, bool>(
                new(verify, static (inner, connection, token) => inner(connection, token), RetryScope.Idempotent), deadline, cancellationToken, site).ConfigureAwait(false);
            Log.CommitVerified(_logger, Name, site.ToString(), committed);
            return committed;
        }
        catch (Exception error)
        {
            throw new CommitOutcomeUnknownException($"{unknown.Message} The callback that was to look for it failed as well: {error.Message}", new AggregateException(unknown, error));
        }
    }
}
