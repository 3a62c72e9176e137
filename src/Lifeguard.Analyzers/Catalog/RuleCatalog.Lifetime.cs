using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Catalog;

/// <content>LFG1xxx: what is built when, and how long it lives.</content>
internal static partial class RuleCatalog
{
    private static readonly string[] HostSettings = ["lifeguard_host", "lifeguard_handler_attributes", "lifeguard_handler_base_types", "lifeguard_handler_methods"];

    /// <summary>Arguments: what is built · when ("on every invocation of 'Handle' (…)") · what stands in the way of hoisting, or nothing.</summary>
    public static readonly DiagnosticDescriptor DataSourcePerInvocation = Create(
        id: "LFG1001",
        title: "A connection pool is built on every invocation",
        messageFormat: "'{0}' builds a new connection pool {1}; no later call can reuse it, and under load the pools add up until the database refuses connections. Build it once per process{2}.",
        severity: DiagnosticSeverity.Warning,
        description: "A data source is a connection pool. Two data sources never share connections, even with the same connection string, so one per invocation means a handshake, a type-loading query and a set of sockets per invocation.",
        fix: "hoists the data source to a private static readonly member",
        settings: HostSettings);

    /// <summary>Arguments: the connection type · when · what it costs and what to do · what stands in the way of hoisting, or nothing.</summary>
    public static readonly DiagnosticDescriptor ConnectionPerInvocation = Create(
        id: "LFG1002",
        title: "A connection is built from a connection string on every invocation",
        messageFormat: "'new {0}' takes a connection string {1}. {2}{3}.",
        severity: DiagnosticSeverity.Warning,
        description: "Where the provider has a data source, a connection rented from it shares one named, validated pool with rotating credentials. A connection built from a string relies on a pool found by the string's text; a string that varies or says Pooling=false defeats even that.",
        fix: "hoists a data source and rents the connection from it",
        settings: HostSettings);

    /// <summary>Arguments: what is built · when · what a new one costs · what stands in the way of hoisting, or nothing.</summary>
    public static readonly DiagnosticDescriptor ClientPerInvocation = Create(
        id: "LFG1003",
        title: "A database or secrets client is built on every invocation",
        messageFormat: "'{0}' is built {1}; {2}. Build it once per process{3}.",
        severity: DiagnosticSeverity.Warning,
        description: "Cloud database clients are thread-safe and meant to live as long as the process: connections, metadata and credentials are cached inside the client.",
        fix: "hoists the client to a private static readonly member",
        settings: HostSettings);

    /// <summary>Arguments: the member or registration · what it keeps · why it lives on · what to do.</summary>
    public static readonly DiagnosticDescriptor ConnectionKeptBetweenInvocations = Create(
        id: "LFG1004",
        title: "A connection, transaction or DbContext outlives the invocation",
        messageFormat: "'{0}' keeps its {1} between invocations because {2}: it goes stale while the process is frozen or idle, and it is shared as soon as invocations overlap. {3}.",
        severity: DiagnosticSeverity.Warning,
        description: "Connections, transactions and DbContexts are neither thread-safe nor self-healing. What may live between invocations is the pool: a data source, a context factory.",
        fix: "turns the field into a data source and opens a connection where it is used",
        settings: HostSettings);

    /// <summary>Arguments: the parameter or the method that asks · what is captured · the way to it, or nothing · why it lives on · what to do.</summary>
    public static readonly DiagnosticDescriptor CapturedDbContext = Create(
        id: "LFG1006",
        title: "A DbContext or connection is captured by an object that lives as long as the process",
        messageFormat: "'{0}' gives every invocation the same {1}{2} because {3}: it goes stale while the process is frozen or idle, and it is shared as soon as invocations overlap. {4}.",
        severity: DiagnosticSeverity.Warning,
        description: "A scoped service lives as long as the scope that it is resolved from. Injected into a singleton or into a handler class that the host keeps, or resolved from the root provider, "
            + "it is never disposed: one context tracks the entities of all invocations, one connection goes stale, and both are used by several invocations at once.",
        settings: HostSettings);
}
