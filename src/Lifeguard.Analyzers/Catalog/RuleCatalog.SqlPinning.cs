using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Catalog;

/// <content>LFG3xxx, those about SQL: what a statement leaves in its session, and what a pooler makes of it.</content>
internal static partial class RuleCatalog
{
    // A property: which partial file's fields come first is not for this file to say.
    private static string[] SqlSettings =>
        ["lifeguard_host", "lifeguard_handler_attributes", "lifeguard_handler_base_types", "lifeguard_handler_methods", "lifeguard_pooler", "lifeguard_pooler_version", "lifeguard_sql_dialect"];

    /// <summary>Arguments: the pooler · the statement · what happens · what would change it · what to do.</summary>
    public static readonly DiagnosticDescriptor SessionSetting = Create(
        id: "LFG3001",
        title: "SQL changes a setting of a session that a pooler shares",
        messageFormat: "Behind {0}, '{1}' {2}{3}. {4}.",
        severity: DiagnosticSeverity.Warning,
        description: "Behind a transaction pooler a session belongs to whoever runs the next transaction. What SET, SET ROLE or set_config(…, false) changes is lost for the client that asked for it and can reach another one; where it says who acts or whose rows are seen, that is a security problem. RDS Proxy reserves the server connection instead.",
        fix: "makes the setting local to the transaction that encloses it",
        settings: SqlSettings);

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly DiagnosticDescriptor SessionAdvisoryLock = Create(
        id: "LFG3002",
        title: "SQL takes a lock that belongs to a session",
        messageFormat: "Behind {0}, '{1}' {2}{3}. {4}.",
        severity: DiagnosticSeverity.Warning,
        description: "A session-level lock belongs to the server connection, not to the client. Clients that share the connection all get it, and an unlock that runs on another connection releases nothing. Locks of a transaction are safe: the pooler does not let go of the connection before the transaction ends.",
        fix: "takes the transaction's lock instead, where a transaction encloses it",
        settings: SqlSettings);

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly DiagnosticDescriptor TempTable = Create(
        id: "LFG3003",
        title: "SQL creates a temporary object in a session that a pooler shares",
        messageFormat: "Behind {0}, '{1}' {2}{3}. {4}.",
        severity: DiagnosticSeverity.Warning,
        description: "A temporary table lives in one server connection. Behind a transaction pooler the next statement may run on another one and not find it, and other clients meet it instead of a real table of the same name. With ON COMMIT DROP, in a transaction that holds all its uses, it is safe.",
        fix: "adds ON COMMIT DROP, where a transaction encloses the table",
        settings: SqlSettings);

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly DiagnosticDescriptor ListenThroughPooler = Create(
        id: "LFG3004",
        title: "Notifications are awaited through a pooler",
        messageFormat: "Behind {0}, '{1}' {2}{3}. {4}.",
        severity: DiagnosticSeverity.Warning,
        description: "LISTEN subscribes one server connection. Behind a transaction pooler that connection goes back after the statement, so the notification reaches nobody, or another client. NOTIFY works through a pooler.",
        settings: SqlSettings);

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly DiagnosticDescriptor SqlPreparedStatement = Create(
        id: "LFG3005",
        title: "SQL prepares a statement in a session that a pooler shares",
        messageFormat: "Behind {0}, '{1}' {2}{3}. {4}.",
        severity: DiagnosticSeverity.Warning,
        description: "PREPARE gives a statement a name on one server connection. Behind a transaction pooler EXECUTE may run on another one, where the name is missing or stands for what another client prepared.",
        settings: SqlSettings);

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly DiagnosticDescriptor HoldCursor = Create(
        id: "LFG3006",
        title: "SQL keeps a cursor open beyond its transaction",
        messageFormat: "Behind {0}, '{1}' {2}{3}. {4}.",
        severity: DiagnosticSeverity.Warning,
        description: "A cursor WITH HOLD lives in one server connection until that is closed. Behind a transaction pooler the next FETCH may run elsewhere, and other clients can read from the cursor. Without hold, inside one transaction, a cursor is safe.",
        fix: "takes WITH HOLD away, where a transaction encloses the cursor",
        settings: SqlSettings);

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly DiagnosticDescriptor SequenceThroughRdsProxy = Create(
        id: "LFG3010",
        title: "SQL uses sequence state of a session that a pooler shares",
        messageFormat: "Behind {0}, '{1}' {2}{3}. {4}.",
        severity: DiagnosticSeverity.Info,
        description: "RDS Proxy reserves the server connection for a client that calls nextval or setval. Behind other poolers currval and lastval, asked in a later round trip, may answer for another client or fail. INSERT … RETURNING needs neither.",
        settings: SqlSettings);

    /// <summary>Arguments: the length in KB · the pooler.</summary>
    public static readonly DiagnosticDescriptor StatementTooLong = Create(
        id: "LFG3011",
        title: "A statement is longer than RDS Proxy shares a connection for",
        messageFormat: "This statement has {0} KB of text: {1} reserves the server connection for this client when a statement is longer than 16 KB. Shorten it, or pass lists as an array parameter.",
        severity: DiagnosticSeverity.Info,
        description: "RDS Proxy pins a client connection to its server connection for the rest of the session when the text of a statement is longer than 16 KB. Long lists of literals are the usual reason; an array parameter or a temporary staging table keeps the text short.",
        settings: SqlSettings);

    /// <summary>Arguments: the statement · what happens.</summary>
    public static readonly DiagnosticDescriptor SetLocalOutsideTransaction = Create(
        id: "LFG3012",
        title: "SQL that is local to a transaction is sent without one",
        messageFormat: "No transaction encloses '{0}': {1}. Begin one on the same connection and run the statements that need it there.",
        severity: DiagnosticSeverity.Warning,
        description: "SET LOCAL, set_config(…, true), pg_advisory_xact_lock, ON COMMIT DROP and cursors without hold last until the transaction ends. Sent by themselves, that is at once: the statements that follow run without the setting, the lock or the table.",
        settings: SqlSettings);

    /// <summary>Arguments: the statement · the pooler.</summary>
    public static readonly DiagnosticDescriptor TransactionInSqlText = Create(
        id: "LFG3013",
        title: "SQL text begins a transaction and does not end it",
        messageFormat: "'{0}' begins a transaction that this text does not end: {1} reserves a server connection for this client until somebody ends it, and an exception on the way leaves it open. Begin it with BeginTransaction, whose disposal rolls back.",
        severity: DiagnosticSeverity.Warning,
        description: "The driver does not know of a transaction that SQL text begins, so nothing rolls it back when the code leaves early. Behind a transaction pooler the server connection stays with this client until then, and all others wait for one connection less.",
        settings: SqlSettings);

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly DiagnosticDescriptor ServerWideState = Create(
        id: "LFG3014",
        title: "SQL loads or discards state of a connection that a pooler shares",
        messageFormat: "Behind {0}, '{1}' {2}{3}. {4}.",
        severity: DiagnosticSeverity.Warning,
        description: "DISCARD and LOAD act on the server connection that happens to be free. DISCARD ALL throws away what other clients rely on, and a library that LOAD brings stays for whoever comes next.",
        settings: SqlSettings);

    /// <summary>Arguments: the call · when · the pooler.</summary>
    public static readonly DiagnosticDescriptor MigrateThroughPooler = Create(
        id: "LFG3015",
        title: "A function migrates the database schema",
        messageFormat: "'{0}' runs {1}: each instance that starts tries to change the schema while others serve requests, and session state that a migration relies on does not survive {2}. Migrate from the deployment, over a direct connection.",
        severity: DiagnosticSeverity.Warning,
        description: "Functions start in numbers, whenever load asks for it. Migrations then race each other, wait for locks while callers wait for them, and need rights to change the schema that a function should not have. Session locks, settings and temporary tables that they rely on are lost behind a transaction pooler.",
        settings: SqlSettings);

    /// <summary>Arguments: the type or method · what it uses · the pooler · what happens.</summary>
    public static readonly DiagnosticDescriptor SessionStateLibrary = Create(
        id: "LFG3016",
        title: "A library needs a database session of its own",
        messageFormat: "'{0}' uses {1}, and behind {2} that {3}. Give it a connection string that goes past the pooler.",
        severity: DiagnosticSeverity.Warning,
        description: "Distributed locks, job queues and message transports on a database often rest on session locks or LISTEN. Behind a transaction pooler these protect nothing or are not delivered, without an error.",
        settings: SqlSettings);
}
