namespace Lifeguard.Analyzers.Tests.Generator;

/// <summary>The runtime library, as far as rules and refactorings know it by name.</summary>
internal static class RuntimeLibrary
{
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
