using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Catalog;

/// <content>LFG1xxx: what is built when, and how long it lives.</content>
internal static partial class RuleCatalog
{
    private static string[] HostSettings => ["lifeguard_host", "lifeguard_handler_attributes", "lifeguard_handler_base_types", "lifeguard_handler_methods"];

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

    /// <summary>Arguments: what is called · what that does · for every what · why that often · what it costs and what to do.</summary>
    public static readonly DiagnosticDescriptor DataSourceInOptionsLambda = Create(
        id: "LFG1005",
        title: "The options of a DbContext build a connection pool, or ask the server, again and again",
        messageFormat: "'{0}' {1} for every {2}, because {3}. {4}.",
        severity: DiagnosticSeverity.Warning,
        description: "EF Core runs the delegate of AddDbContext once per scope and OnConfiguring once per context. A data source is a connection pool: built in there, it is never used by the next scope, and the pools add up. ServerVersion.AutoDetect opens a connection each time.",
        fix: "builds the data source once, before the registration, as a singleton service or in a static member",
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

    /// <summary>Arguments: the method · what to do instead.</summary>
    public static readonly DiagnosticDescriptor ClearAllPoolsMissesDataSources = Create(
        id: "LFG1009",
        title: "ClearAllPools does not reach data sources",
        messageFormat: "'{0}' clears the pools of connections that were made from a connection string, and here all come from an NpgsqlDataSource, whose pool it does not touch. {1}.",
        severity: DiagnosticSeverity.Warning,
        description: "NpgsqlConnection.ClearAllPools knows only the pools that Npgsql finds by connection string. The pool of a data source belongs to that data source alone, and dead or outdated connections stay in it.",
        fix: "calls Clear on the data source",
        settings: HostSettings);

    /// <summary>Arguments: the setting as it is written · the host.</summary>
    public static readonly DiagnosticDescriptor PoolingDisabled = Create(
        id: "LFG1010",
        title: "Connection pooling is switched off",
        messageFormat: "'{0}' makes every open of a connection to '{1}' connect and authenticate anew, and nothing bounds the number of connections. Remove it, and limit the pool by its maximum size.",
        severity: DiagnosticSeverity.Warning,
        description: "Pooling is on by default in every ADO.NET provider. Without it a warm function pays a connect and a handshake for every open, and under load the connections grow with the traffic instead of with the pool's limit.",
        fix: "removes the setting",
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
