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

    /// <summary>Arguments: what is called · what that does · for every what · why that often · what it costs and what to do.</summary>
    public static readonly DiagnosticDescriptor DataSourceInOptionsLambda = Create(
        id: "LFG1005",
        title: "The options of a DbContext build a connection pool, or ask the server, again and again",
        messageFormat: "'{0}' {1} for every {2}, because {3}. {4}.",
        severity: DiagnosticSeverity.Warning,
        description: "EF Core runs the delegate of AddDbContext once per scope and OnConfiguring once per context. A data source is a connection pool: built in there, it is never used by the next scope, and the pools add up. ServerVersion.AutoDetect opens a connection each time.",
        fix: "builds the data source once, before the registration, as a singleton service or in a static member",
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
}
