using Lifeguard.Contracts;

namespace Lifeguard.Analyzers.Tests.Generator;

/// <summary>The runtime library, as far as rules and refactorings know it by name.</summary>
internal static class RuntimeLibrary
{
    /// <summary>With the calls that a written half makes.</summary>
    public static Library Callable { get; } = Library.FromSource("Lifeguard", """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Npgsql;
        namespace Lifeguard
        {
            public readonly struct Deadline { public static Deadline After(TimeSpan remaining) => default; }
            public class PooledDatabase
            {
                public static PooledDatabase ForName(string name) => new();
                public Task<T> WithConnectionAsync<TState, T>(TState state, Func<TState, NpgsqlConnection, CancellationToken, Task<T>> work, Deadline deadline = default) => throw new NotSupportedException();
            }
            [AttributeUsage(AttributeTargets.Method)]
            public sealed class PooledHandlerAttribute : Attribute { public string? Database { get; set; } }
        }
        """, Library.FromFiles("Npgsql", ContractAssemblies.Of("Npgsql")));

    /// <summary>The attribute and what it takes.</summary>
    public static readonly Library Known = Library.FromSource("Lifeguard", """
        using System;
        using System.Data;
        namespace Lifeguard
        {
            public enum RetryScope { Acquire, Transaction, ReadOnly, Idempotent }
            public class PooledDatabase { }
            [AttributeUsage(AttributeTargets.Method)]
            public sealed class PooledHandlerAttribute : Attribute
            {
                public string? Database { get; set; }
                public string? Source { get; set; }
                public string? Core { get; set; }
                public RetryScope Retry { get; set; }
                public IsolationLevel Isolation { get; set; } = IsolationLevel.Unspecified;
            }
        }
        """);
}
