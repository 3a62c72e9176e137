using Lifeguard.Transactions;
using Npgsql;

namespace Lifeguard.Execution;

/// <summary>The caller's code on a connection.</summary>
internal readonly struct ConnectionUnit<TState, T>(TState state, Func<TState, NpgsqlConnection, CancellationToken, Task<T>> work, RetryScope scope) : IUnit<T>
{
    public static bool KeepsConnection => false;

    public static bool InTransaction => false;

    public RetryScope Scope => scope;

    public Task RunAsync(Lease lease) => scope == RetryScope.ReadOnly
        ? ReadOnlyTransaction.RunAsync(lease, state, work)
        : work(state, lease.Connection!, lease.Token);

    public T ResultOf(Task run) => ((Task<T>)run).Result;
}

/// <summary>The caller's code on a connection, without a result.</summary>
internal readonly struct ConnectionUnit<TState>(TState state, Func<TState, NpgsqlConnection, CancellationToken, Task> work, RetryScope scope) : IUnit<bool>
{
    public static bool KeepsConnection => false;

    public static bool InTransaction => false;

    public RetryScope Scope => scope;

    public Task RunAsync(Lease lease) => scope == RetryScope.ReadOnly
        ? ReadOnlyTransaction.RunAsync(lease, (state, work), static async (inner, connection, token) =>
        {
            await inner.work(inner.state, connection, token).ConfigureAwait(false);
            return true;
        })
        : work(state, lease.Connection!, lease.Token);

    public bool ResultOf(Task run) => true;
}

/// <summary>Nothing: the caller takes the connection along.</summary>
internal readonly struct KeepUnit : IUnit<bool>
{
    public static bool KeepsConnection => true;

    public static bool InTransaction => false;

    public RetryScope Scope => RetryScope.Acquire;

    public Task RunAsync(Lease lease)
    {
        lease.IsKept = true;
        return Task.CompletedTask;
    }

    public bool ResultOf(Task run) => true;
}
