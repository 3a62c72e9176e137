using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Catalog;

/// <content>LFG2xxx: what is given back, and when.</content>
internal static partial class RuleCatalog
{
    /// <summary>Arguments: what is not given back · on which way · what that costs.</summary>
    public static readonly DiagnosticDescriptor ConnectionNotDisposed = Create(
        id: "LFG2001",
        title: "A connection is not given back on every path",
        messageFormat: "{0} {1}, so {2}",
        severity: DiagnosticSeverity.Warning,
        description: "A connection that is not disposed or closed keeps its place in the pool. A function has few of them: after as many lost connections as the pool is large, every further invocation in this process waits and then fails, and the database keeps a backend for each.",
        fix: "declares it with 'await using' or 'using', or disposes it in 'finally'",
        settings: HostSettings);

    /// <inheritdoc cref="ConnectionNotDisposed"/>
    public static readonly DiagnosticDescriptor ReaderOrCommandNotDisposed = Create(
        id: "LFG2002",
        title: "A reader, command, batch or COPY operation is not disposed on every path",
        messageFormat: "{0} {1}, so {2}",
        severity: DiagnosticSeverity.Warning,
        description: "While a reader or a COPY operation is open its connection can do nothing else. Commands and batches hold prepared statements, and those of a data source hold a connection while they run.",
        fix: "declares it with 'await using' or 'using', or disposes it in 'finally'",
        settings: HostSettings);

    /// <inheritdoc cref="ConnectionNotDisposed"/>
    public static readonly DiagnosticDescriptor TransactionNotFinished = Create(
        id: "LFG2003",
        title: "A transaction is not finished on every path",
        messageFormat: "{0} {1}, so {2}",
        severity: DiagnosticSeverity.Warning,
        description: "A transaction that is neither committed, rolled back nor disposed keeps its locks and, behind a transaction pooler, the backend; one that is disposed without a commit loses what was written.",
        fix: "declares it with 'await using' or 'using'",
        settings: HostSettings);

    /// <summary>Arguments: what is used · what uses it · what ends first · what comes of that.</summary>
    public static readonly DiagnosticDescriptor ConnectionOutlivesInvocation = Create(
        id: "LFG2004",
        title: "Code uses a connection after its scope has ended",
        messageFormat: "'{0}' is used by {1}, but {2}: {3}",
        severity: DiagnosticSeverity.Warning,
        description: "A task that nobody awaits, a callback or a task that is returned out of a 'using' goes on while the scope of its connection ends. A function host may freeze or recycle the process at the same moment, so that the work is lost without an error.",
        fix: "awaits the task",
        settings: HostSettings);

    /// <summary>Arguments: the call that lasts · how long · what is held meanwhile.</summary>
    public static readonly DiagnosticDescriptor ConnectionHeldAcrossExternalCall = Create(
        id: "LFG2005",
        title: "A connection is held while something else is awaited",
        messageFormat: "While '{0}' lasts, {1}, {2} is held: nobody else can use the connection meanwhile",
        severity: DiagnosticSeverity.Info,
        description: "A connection that is checked out while a function waits for HTTP, a queue, a store or a timer does nothing and serves nobody. With a transaction open a pooler cannot lend the backend to anyone else either. Fetch first, then open; or close, call, and open again.",
        settings: HostSettings);

    /// <summary>Arguments: the second acquisition, with the way to it · the first one.</summary>
    public static readonly DiagnosticDescriptor NestedConnection = Create(
        id: "LFG2006",
        title: "A second connection is taken from a pool while one is held",
        messageFormat: "'{0}' takes a second connection from the pool from which '{1}' holds one: when the pool is at its limit, those who hold one wait for each other",
        severity: DiagnosticSeverity.Warning,
        description: "Who holds a connection and waits for another one from the same pool can wait for ever: with a pool of one, which is what a function instance should have, the first invocation locks itself out. With larger pools it needs as many concurrent invocations as there are connections.",
        settings: HostSettings);

    /// <summary>Arguments: what is disposed · its type · what the thread waits for.</summary>
    public static readonly DiagnosticDescriptor SyncDisposeInAsyncHandler = Create(
        id: "LFG2007",
        title: "A connection is disposed synchronously in an async method",
        messageFormat: "'{0}' is disposed synchronously in an async method, although '{1}.DisposeAsync' is asynchronous: {2}",
        severity: DiagnosticSeverity.Info,
        description: "Disposing a reader reads the rest of its result, disposing a transaction or a connection rolls back what was not committed: round trips for which the synchronous form blocks a thread. Only types whose DisposeAsync really is asynchronous are reported.",
        fix: "writes 'await using' instead of 'using'",
        settings: HostSettings);
}
