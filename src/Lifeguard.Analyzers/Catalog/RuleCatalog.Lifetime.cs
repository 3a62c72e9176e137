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

    /// <summary>Arguments: what builds the container · when.</summary>
    public static readonly DiagnosticDescriptor ServiceProviderPerInvocation = Create(
        id: "LFG1007",
        title: "A service container is built on every invocation",
        messageFormat: "'{0}' builds a service container {1}: the singletons that it creates, connection pools and clients included, are created again each time instead of being shared. Build it once per process.",
        severity: DiagnosticSeverity.Warning,
        description: "A singleton lives as long as its container. With a container per invocation nothing registered as a singleton is shared: every pool, client and cache starts anew, and if nobody disposes the container, none of them ends.",
        settings: HostSettings);

    /// <summary>Arguments: what opens · when ("while 'Function' is built, once for all invocations (…)") · what a snapshot does to it, or nothing.</summary>
    public static readonly DiagnosticDescriptor ConnectionOpenedDuringInit = Create(
        id: "LFG1008",
        title: "A connection is opened during initialisation and stays open",
        messageFormat: "'{0}' opens a connection {1}, and nothing gives it back there: it can go stale while the process is frozen or idle{2}. Open connections per invocation, and dispose at once what only warms the pool.",
        severity: DiagnosticSeverity.Info,
        description: "What is opened while a function is initialised is older than every invocation. A pool notices broken connections and replaces them; an open connection that nobody gave back to its pool is replaced by nobody.",
        settings: HostSettings);

    /// <summary>Arguments: the connection type · when · what could be better.</summary>
    public static readonly DiagnosticDescriptor PooledConnectionPerInvocation = Create(
        id: "LFG1011",
        title: "A pooled connection is built from a connection string on every invocation",
        messageFormat: "'new {0}' takes a connection string {1}. Unless the string switches pooling off, the driver pools by its text and a warm call pays no handshake: {2}.",
        severity: DiagnosticSeverity.Info,
        description: "Where the provider has no data source, building a connection from a string and disposing it is the documented idiom. Its pool is found by the string's text, so it pays to have that text in one place.",
        fix: "hoists the connection string to a private static readonly field",
        settings: HostSettings);
}
