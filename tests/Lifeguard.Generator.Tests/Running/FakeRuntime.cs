namespace Lifeguard.Generator.Tests.Running;

/// <summary>
/// A stand-in for the runtime library, compiled into the code under test: its public face as far as emitted code uses it, with a journal in place of a server.
/// That the real one has the same face is what the tests of emitted code prove: they compile against it.
/// </summary>
internal static class FakeRuntime
{
    public const string Source = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Data;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;
        using Npgsql;

        namespace Lifeguard
        {
            [AttributeUsage(AttributeTargets.Method)]
            public sealed class PooledHandlerAttribute : Attribute
            {
                public string? Database { get; set; }
                public string? Source { get; set; }
                public string? Core { get; set; }
                public RetryScope Retry { get; set; }
                public IsolationLevel Isolation { get; set; } = IsolationLevel.Unspecified;
            }

            public enum RetryScope { Acquire, Transaction, ReadOnly, Idempotent }

            public readonly struct Deadline
            {
                private Deadline(TimeSpan remaining) => Remaining = remaining;
                public TimeSpan Remaining { get; }
                public static Deadline After(TimeSpan remaining, TimeProvider? clock = null) => new(remaining);
            }

            public static class Journal
            {
                public static readonly List<string> Lines = new();
                public static void Add(string line) => Lines.Add(line);
            }

            public sealed class Invocation : IAsyncDisposable
            {
                public CancellationToken Token { get; } = new CancellationTokenSource().Token;
                public ValueTask DisposeAsync() { Journal.Add("invocation ends"); return default; }
            }

            public sealed class PooledDatabase
            {
                private readonly string _name;
                public PooledDatabase(string name) => _name = name;
                public static PooledDatabase ForName(string name) => new(name);
                public static PooledDatabase ForDataSource(NpgsqlDataSource source) => new("data source");

                public Invocation BeginInvocation(Deadline deadline = default, CancellationToken cancellationToken = default)
                {
                    Journal.Add($"{_name}: invocation, {deadline.Remaining.TotalSeconds} s, {(cancellationToken.CanBeCanceled ? "a token" : "no token")}");
                    return new Invocation();
                }

                public async Task<T> WithConnectionAsync<TState, T>(
                    TState state, Func<TState, NpgsqlConnection, CancellationToken, Task<T>> work, RetryScope retry = RetryScope.Acquire, Deadline deadline = default, CancellationToken cancellationToken = default,
                    [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
                {
                    Journal.Add($"{_name}: connection for {member}, {retry}, {deadline.Remaining.TotalSeconds} s, {(cancellationToken.CanBeCanceled ? "a token" : "no token")}");
                    try
                    {
                        return await work(state, new NpgsqlConnection("Host=lent"), new CancellationTokenSource().Token);
                    }
                    finally
                    {
                        Journal.Add("connection is back");
                    }
                }

                public Task WithConnectionAsync<TState>(
                    TState state, Func<TState, NpgsqlConnection, CancellationToken, Task> work, RetryScope retry = RetryScope.Acquire, Deadline deadline = default, CancellationToken cancellationToken = default,
                    [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
                    WithConnectionAsync((state, work), static async (call, connection, token) =>
                    {
                        await call.work(call.state, connection, token);
                        return true;
                    }, retry, deadline, cancellationToken, member, file, line);

                public Task WithTransactionAsync<TState>(
                    TState state, Func<TState, NpgsqlTransaction, CancellationToken, Task> work, RetryScope retry = RetryScope.Acquire, IsolationLevel isolation = IsolationLevel.Unspecified,
                    Func<NpgsqlConnection, CancellationToken, Task<bool>>? verify = null, Deadline deadline = default, CancellationToken cancellationToken = default,
                    [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
                    WithTransactionAsync((state, work), static async (call, transaction, token) =>
                    {
                        await call.work(call.state, transaction, token);
                        return true;
                    }, retry, isolation, verify, deadline, cancellationToken, member, file, line);

                public async Task<T> WithTransactionAsync<TState, T>(
                    TState state, Func<TState, NpgsqlTransaction, CancellationToken, Task<T>> work, RetryScope retry = RetryScope.Acquire, IsolationLevel isolation = IsolationLevel.Unspecified,
                    Func<NpgsqlConnection, CancellationToken, Task<bool>>? verify = null, Deadline deadline = default, CancellationToken cancellationToken = default,
                    [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
                {
                    Journal.Add($"{_name}: transaction for {member}, {retry}, {isolation}");
                    var result = await work(state, null!, new CancellationTokenSource().Token);
                    Journal.Add("committed");
                    return result;
                }
            }
        }
        """;
}
