using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Catalog;

/// <content>LFG7xxx: what the generator cannot emit, and why.</content>
internal static partial class RuleCatalog
{
    /// <summary>Arguments: the handler · why there is no place.</summary>
    public static readonly DiagnosticDescriptor PooledHandlerWithoutPlace = Create(
        id: "LFG7001",
        title: "A pooled handler is no partial method that can be completed",
        messageFormat: "Lifeguard writes no other half for '{0}': {1}",
        severity: DiagnosticSeverity.Warning,
        description: "The attribute PooledHandler stands on a partial method without a body, in partial types; Lifeguard writes the other half. Where there is no place for it, no connection is lent.");

    /// <summary>Arguments: the handler · what is missing.</summary>
    public static readonly DiagnosticDescriptor CoreMethodMissing = Create(
        id: "LFG7002",
        title: "A pooled handler has no core method that takes a connection",
        messageFormat: "'{0}' has no method that does the work on a lent connection: {1}",
        severity: DiagnosticSeverity.Warning,
        description: "The other half of a pooled handler lends a connection, a transaction or the pool to the method called like the handler with 'Core' behind it, or named by 'Core'. Without that method it cannot be written.");

    /// <summary>Arguments: the handler · how many there are.</summary>
    public static readonly DiagnosticDescriptor CoreMethodAmbiguous = Create(
        id: "LFG7003",
        title: "Several methods could be the core of a pooled handler",
        messageFormat: "Which method does the work of '{0}' cannot be told: {1}. Give one a name of its own and set 'Core'.",
        severity: DiagnosticSeverity.Warning,
        description: "Overloads of the core method are told apart by their parameters: the handler's own, and what Lifeguard lends. Where more than one fits, or none, the other half of the handler cannot be written.");

    /// <summary>Arguments: the parameter · the core method · why nothing supplies it.</summary>
    public static readonly DiagnosticDescriptor CoreParameterUnsupplied = Create(
        id: "LFG7004",
        title: "Nothing supplies a parameter of a pooled handler's core method",
        messageFormat: "Nothing supplies '{0}' of '{1}': {2}",
        severity: DiagnosticSeverity.Warning,
        description: "A core method is given the handler's own parameters, by type where that leaves no choice and else by name, and what Lifeguard lends: connection, transaction, pool and the token that ends with the deadline.");

    /// <summary>Arguments: the method · what it returns.</summary>
    public static readonly DiagnosticDescriptor PooledHandlerSynchronous = Create(
        id: "LFG7005",
        title: "A pooled handler or its core method does not return a task",
        messageFormat: "'{0}' returns '{1}', but getting a connection waits for the network: it has to return Task, Task<T>, ValueTask or ValueTask<T>",
        severity: DiagnosticSeverity.Warning,
        description: "A connection is lent asynchronously and taken back when the task of the core method ends. A method that returns no task would block a thread, or would have its connection taken away while it still uses it.");

    /// <summary>Arguments: the core method · what it returns · the handler · what that returns.</summary>
    public static readonly DiagnosticDescriptor CoreResultDiffers = Create(
        id: "LFG7006",
        title: "A core method's result is not what its pooled handler returns",
        messageFormat: "'{0}' returns '{1}', which does not make the '{3}' of '{2}'",
        severity: DiagnosticSeverity.Warning,
        description: "The other half of a pooled handler passes the result of the core method on to the host. It is the handler's result, or converts to it implicitly, and may not be null where the handler says that it is not.");

    /// <summary>Arguments: the handler · what is wrong.</summary>
    public static readonly DiagnosticDescriptor PooledDatabaseUnknown = Create(
        id: "LFG7007",
        title: "A pooled handler does not say which database it uses",
        messageFormat: "Which database '{0}' uses cannot be told: {1}",
        severity: DiagnosticSeverity.Warning,
        description: "The attribute PooledHandler names either the database, under which name its connection string is looked up, or a member of the class that holds a PooledDatabase or an NpgsqlDataSource.");

    /// <summary>Arguments: the handler · what contradicts what.</summary>
    public static readonly DiagnosticDescriptor PooledSettingWithoutEffect = Create(
        id: "LFG7008",
        title: "A pooled handler asks for a retry or an isolation level that it cannot have",
        messageFormat: "'{0}' asks for what its core method cannot have: {1}",
        severity: DiagnosticSeverity.Warning,
        description: "What may be repeated, and how a transaction is isolated, is said where the transaction is begun. A core method that takes a connection has no transaction of Lifeguard's, and one that takes the pool begins its own.");
}
