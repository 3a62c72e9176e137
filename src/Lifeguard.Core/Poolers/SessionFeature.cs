namespace Lifeguard.Core.Poolers;

/// <summary>What code does with its database session, as far as poolers treat it differently: the rows of the matrix in docs/poolers.md.</summary>
public enum SessionFeature
{
    /// <summary>A parameter of the session is set: <c>SET x</c>, <c>SET SESSION x</c>; SQL Server's <c>SET</c> options.</summary>
    Setting,

    /// <summary>A parameter is set that PostgreSQL reports to its client with every change, such as <c>TimeZone</c> or <c>client_encoding</c>.</summary>
    ReportedSetting,

    /// <summary><c>SET LOCAL</c> inside a transaction.</summary>
    LocalSetting,

    /// <summary><c>SET LOCAL</c> or <c>set_config(…, true)</c> with no transaction around it.</summary>
    LocalSettingOutsideTransaction,

    /// <summary><c>RESET x</c>, <c>RESET ALL</c>.</summary>
    ResetSetting,

    /// <summary><c>SET ROLE</c>, <c>RESET ROLE</c>.</summary>
    Role,

    /// <summary><c>SET SESSION AUTHORIZATION</c>.</summary>
    SessionAuthorization,

    /// <summary><c>SET LOCAL ROLE</c> inside a transaction.</summary>
    LocalRole,

    /// <summary><c>set_config(name, value, false)</c>.</summary>
    SetConfig,

    /// <summary><c>set_config(name, value, true)</c> inside a transaction.</summary>
    LocalSetConfig,

    /// <summary><c>SET TRANSACTION</c>: of the running transaction on PostgreSQL, of the next one on MySQL.</summary>
    TransactionCharacteristics,

    /// <summary><c>BEGIN ISOLATION LEVEL x</c>, as drivers send it for a transaction with an isolation level.</summary>
    BeginIsolationLevel,

    /// <summary><c>SET SESSION CHARACTERISTICS</c>, <c>default_transaction_…</c>.</summary>
    SessionCharacteristics,

    /// <summary><c>DISCARD ALL</c>.</summary>
    DiscardAll,

    /// <summary><c>DISCARD PLANS</c>, <c>TEMP</c> or <c>SEQUENCES</c>.</summary>
    DiscardPart,

    /// <summary><c>LISTEN</c>.</summary>
    Listen,

    /// <summary><c>UNLISTEN</c>.</summary>
    Unlisten,

    /// <summary><c>NOTIFY</c>, <c>pg_notify</c>.</summary>
    Notify,

    /// <summary>A statement prepared, run or given up by name in SQL: <c>PREPARE</c>, <c>EXECUTE</c>, <c>DEALLOCATE</c>.</summary>
    SqlPreparedStatement,

    /// <summary>A statement that the driver prepares under a name: <c>Prepare()</c>, Npgsql's <c>Max Auto Prepare</c>.</summary>
    DriverPreparedStatement,

    /// <summary>A statement of the extended protocol without a name, parsed and run in one round trip: every plain Npgsql command.</summary>
    UnnamedStatement,

    /// <summary>A statement without a name that is parsed in one round trip and run in a later one.</summary>
    UnnamedStatementSplit,

    /// <summary><c>DECLARE … WITH HOLD</c>.</summary>
    HoldCursor,

    /// <summary><c>DECLARE</c>, <c>FETCH</c>, <c>CLOSE</c> in one transaction; a T-SQL cursor.</summary>
    Cursor,

    /// <summary>A lock of the session that the application names: <c>pg_advisory_lock</c>, MySQL's <c>GET_LOCK</c>, <c>sp_getapplock</c> for the session.</summary>
    AdvisoryLock,

    /// <summary>Such a lock is given up: <c>pg_advisory_unlock</c>, <c>RELEASE_LOCK</c>.</summary>
    AdvisoryUnlock,

    /// <summary>An advisory lock of the transaction: <c>pg_advisory_xact_lock</c>.</summary>
    TransactionAdvisoryLock,

    /// <summary>A temporary table that outlives its transaction.</summary>
    TempTable,

    /// <summary><c>CREATE TEMP TABLE … ON COMMIT DROP</c> inside a transaction.</summary>
    TempTableOnCommitDrop,

    /// <summary>A temporary view or sequence, <c>SELECT … INTO TEMP</c>.</summary>
    OtherTempObject,

    /// <summary><c>LOAD</c>.</summary>
    Load,

    /// <summary>A sequence is advanced or set: <c>nextval</c>, <c>setval</c>.</summary>
    SequenceWrite,

    /// <summary>A value is read that an earlier statement of the session produced: <c>currval</c>, <c>lastval</c>, <c>LAST_INSERT_ID()</c>, <c>@@IDENTITY</c>.</summary>
    SequenceRead,

    /// <summary><c>LOCK TABLE</c> inside a transaction.</summary>
    TransactionTableLock,

    /// <summary>MySQL's <c>LOCK TABLES</c>, <c>FLUSH TABLES WITH READ LOCK</c>.</summary>
    SessionTableLock,

    /// <summary><c>COPY</c> from or to the client.</summary>
    Copy,

    /// <summary>A transaction that is left open from one call to the next.</summary>
    OpenTransaction,

    /// <summary><c>PREPARE TRANSACTION</c> and its end; XA on MySQL.</summary>
    TwoPhaseCommit,

    /// <summary>A transaction across several databases, coordinated by DTC.</summary>
    DistributedTransaction,

    /// <summary><c>SAVEPOINT</c>.</summary>
    Savepoint,

    /// <summary>A command that refuses a transaction: <c>VACUUM</c>, <c>CREATE INDEX CONCURRENTLY</c>.</summary>
    CommandOutsideTransaction,

    /// <summary><c>pg_cancel_backend</c> or <c>pg_terminate_backend</c> with a process id from earlier.</summary>
    RememberedBackend,

    /// <summary>The driver cancels a running statement: a command timeout, a cancellation token, MySQL's <c>KILL QUERY</c>.</summary>
    Cancellation,

    /// <summary>A function, procedure or <c>DO</c> block that changes the session from inside.</summary>
    StateSetInRoutine,

    /// <summary>A function with a <c>SET</c> clause of its own.</summary>
    RoutineWithSetClause,

    /// <summary><c>pg_export_snapshot</c> while the exporting transaction is open.</summary>
    ExportedSnapshot,

    /// <summary>Large-object descriptors inside one transaction.</summary>
    LargeObject,

    /// <summary>A replication connection.</summary>
    Replication,

    /// <summary>A statement of more than 16 KB.</summary>
    LongStatement,

    /// <summary>DDL changes the columns of a statement that is prepared.</summary>
    PreparedStatementAfterDdl,

    /// <summary>The driver's reset before a pooled connection is used again: Npgsql's <c>DISCARD ALL</c>.</summary>
    ResetOnReuse,

    /// <summary>A user variable of MySQL is assigned: <c>SET @v = …</c>, <c>SELECT … INTO @v</c>.</summary>
    UserVariable,

    /// <summary><c>USE</c>.</summary>
    CurrentDatabase,

    /// <summary><c>FOUND_ROWS()</c>, <c>SQL_CALC_FOUND_ROWS</c>.</summary>
    FoundRows,

    /// <summary><c>ROW_COUNT()</c>, <c>@@ROWCOUNT</c> in a later call.</summary>
    RowCount,

    /// <summary><c>SHOW WARNINGS</c>, <c>GET DIAGNOSTICS</c>.</summary>
    Diagnostics,

    /// <summary>MySQL's <c>HANDLER</c>.</summary>
    Handler,

    /// <summary>A comment that MySQL runs: <c>/*! … */</c>.</summary>
    ExecutableComment,

    /// <summary>Several statements in one text.</summary>
    MultipleStatements,

    /// <summary><c>MultipleActiveResultSets=True</c>.</summary>
    MultipleActiveResultSets,

    /// <summary><c>sp_set_session_context</c>.</summary>
    SessionContext,

    /// <summary><c>SET CONTEXT_INFO</c>.</summary>
    ContextInfo,

    /// <summary><c>EXECUTE AS</c>, <c>REVERT</c>.</summary>
    Impersonation,
}
