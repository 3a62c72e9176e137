using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Catalog;

/// <content>LFG3xxx: the rules of Lifeguard.Pinning.</content>
internal static partial class RuleCatalog
{
    private static readonly string[] PoolerSettings =
    [
        "lifeguard_pooler", "lifeguard_pooler_version", "lifeguard_pooler_prepared_statements",
        "lifeguard_host", "lifeguard_handler_attributes", "lifeguard_handler_base_types", "lifeguard_handler_methods",
    ];

    /// <summary>Arguments: the setting as it is written, or the call · the pooler · what happens · what it depends on, as a sentence, or nothing · what else to do, or nothing.</summary>
    public static readonly DiagnosticDescriptor DriverPreparedStatements = Create(
        id: "LFG3007",
        title: "Statements are prepared through a pooler that does not keep them apart",
        messageFormat: "'{0}' makes the driver prepare statements on the server. Behind {1} such a statement {2}.{3} Remove it{4}.",
        severity: DiagnosticSeverity.Warning,
        description: "A prepared statement belongs to one connection of the server, and a transaction pooler gives the next command another one. Where the pooler does not track prepared statements, the statement is missing there, or is what another client prepared under the same name.",
        fix: "removes the setting or the call",
        settings: PoolerSettings);

    /// <summary>Arguments: the pooler · what happens.</summary>
    public static readonly DiagnosticDescriptor ResetOnCloseThroughPooler = Create(
        id: "LFG3008",
        title: "The driver's reset of pooled connections goes through a pooler",
        messageFormat: "Npgsql sends DISCARD ALL before it uses a pooled connection again. Behind {0} this {1}. Add 'No Reset On Close=true'.",
        severity: DiagnosticSeverity.Warning,
        description: "Npgsql resets the session in front of the next command, not when a connection is closed. A transaction pooler pins on it, or runs it on whichever server connection is free and forgets what the connection string asked for.",
        fix: "adds the keyword",
        settings: PoolerSettings);

    /// <summary>Arguments: the setting as it is written · the parameter · the pooler · what it does · a note of the table, as a sentence, or nothing · what to use instead.</summary>
    public static readonly DiagnosticDescriptor StartupParameterThroughPooler = Create(
        id: "LFG3009",
        title: "The connection string sends a parameter that the pooler refuses or drops",
        messageFormat: "'{0}' sends '{1}' when connecting. {2} {3}.{4} Set it by {5} instead.",
        severity: DiagnosticSeverity.Warning,
        description: "Search Path and Options are parameters of the startup message. A pooler that cannot keep them for each client refuses the connection, or opens it without them, and queries run in the wrong schema.",
        fix: "removes the setting",
        settings: PoolerSettings);
}
