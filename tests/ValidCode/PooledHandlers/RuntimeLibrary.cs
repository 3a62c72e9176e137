using System.Data;
using Npgsql;

namespace Lifeguard;

public enum RetryScope
{
    Acquire,
    Transaction,
    ReadOnly,
    Idempotent,
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class PooledHandlerAttribute : Attribute
{
    public string? Database { get; set; }

    public string? Source { get; set; }

    public string? Core { get; set; }

    public RetryScope Retry { get; set; }

    public IsolationLevel Isolation { get; set; } = IsolationLevel.Unspecified;
}

public sealed class PooledDatabase
{
    public static PooledDatabase ForName(string name) => throw new NotSupportedException(name);

    public Task<T> WithConnectionAsync<TState, T>(TState state, Func<TState, NpgsqlConnection, CancellationToken, Task<T>> work) => throw new NotSupportedException();

    public Task WithTransactionAsync<TState>(TState state, Func<TState, NpgsqlTransaction, CancellationToken, Task> work) => throw new NotSupportedException();
}
