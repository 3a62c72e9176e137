using Lifeguard.Core.Sql;
using F = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.DevTools.Documents.Poolers;

/// <summary>The features as a reader knows them: by the words that are in the code.</summary>
internal static class FeatureLabels
{
    /// <summary>The rows of each table, in groups that belong together.</summary>
    public static IReadOnlyList<(string Title, F[] Features)> Groups(SqlDialect database) => database switch
    {
        SqlDialect.PostgreSql =>
        [
            ("Settings and roles",
            [
                F.Setting, F.ReportedSetting, F.LocalSetting, F.LocalSettingOutsideTransaction, F.ResetSetting, F.SetConfig, F.LocalSetConfig, F.Role,
                F.SessionAuthorization, F.LocalRole, F.SessionCharacteristics, F.StateSetInRoutine, F.RoutineWithSetClause,
            ]),
            ("Locks, temporary objects, cursors, notifications",
            [
                F.AdvisoryLock, F.AdvisoryUnlock, F.TransactionAdvisoryLock, F.TransactionTableLock, F.TempTable, F.TempTableOnCommitDrop, F.OtherTempObject, F.HoldCursor,
                F.Cursor, F.Listen, F.Unlisten, F.Notify, F.SequenceWrite, F.SequenceRead, F.LargeObject, F.ExportedSnapshot,
            ]),
            ("Prepared statements", [F.DriverPreparedStatement, F.SqlPreparedStatement, F.UnnamedStatement, F.UnnamedStatementSplit, F.PreparedStatementAfterDdl]),
            ("Transactions", [F.OpenTransaction, F.BeginIsolationLevel, F.TransactionCharacteristics, F.TwoPhaseCommit, F.CommandOutsideTransaction]),
            ("The server connection itself",
            [
                F.ResetOnReuse, F.DiscardAll, F.DiscardPart, F.Load, F.Cancellation, F.RememberedBackend, F.Copy, F.Replication, F.LongStatement,
            ]),
        ],
        SqlDialect.MySql =>
        [
            ("",
            [
                F.Setting, F.LocalSetting, F.SessionCharacteristics, F.TransactionCharacteristics, F.UserVariable, F.CurrentDatabase, F.AdvisoryLock, F.SessionTableLock, F.TempTable, F.SqlPreparedStatement,
                F.DriverPreparedStatement, F.SequenceRead, F.FoundRows, F.RowCount, F.Diagnostics, F.StateSetInRoutine, F.ExecutableComment, F.LongStatement,
                F.MultipleStatements, F.OpenTransaction, F.Savepoint, F.Cancellation,
            ]),
        ],
        _ =>
        [
            ("",
            [
                F.Setting, F.CurrentDatabase, F.TempTable, F.Cursor, F.SqlPreparedStatement, F.DriverPreparedStatement, F.OpenTransaction, F.DistributedTransaction,
                F.MultipleActiveResultSets, F.SessionContext, F.ContextInfo, F.AdvisoryLock, F.SequenceRead, F.RowCount, F.LongStatement,
            ]),
        ],
    };

    /// <summary>What a row is about, in Markdown.</summary>
    public static string Of(F feature, SqlDialect database) => database switch
    {
        SqlDialect.PostgreSql => OfPostgreSql(feature),
        SqlDialect.MySql => OfMySql(feature),
        _ => OfSqlServer(feature),
    };

    private static string OfPostgreSql(F feature) => feature switch
    {
        F.Setting => "`SET x` of a setting that the server does not report: `search_path`, `statement_timeout`, `work_mem`, `app.tenant`",
        F.ReportedSetting => "`SET x` of a setting that it reports: `TimeZone`, `client_encoding`, `DateStyle`, `IntervalStyle`, `standard_conforming_strings`, `application_name`",
        F.LocalSetting => "`SET LOCAL x` in a transaction",
        F.LocalSettingOutsideTransaction => "`SET LOCAL x`, `set_config(…, true)` without a transaction",
        F.ResetSetting => "`RESET x`, `RESET ALL`",
        F.SetConfig => "`set_config(name, value, false)`",
        F.LocalSetConfig => "`set_config(name, value, true)` in a transaction or one batch",
        F.Role => "`SET ROLE`",
        F.SessionAuthorization => "`SET SESSION AUTHORIZATION`",
        F.LocalRole => "`SET LOCAL ROLE` in a transaction",
        F.SessionCharacteristics => "`SET SESSION CHARACTERISTICS`, `default_transaction_…`",
        F.StateSetInRoutine => "A function, procedure or `DO` block that changes the session",
        F.RoutineWithSetClause => "A function with a `SET` clause",
        F.AdvisoryLock => "`pg_advisory_lock`, `pg_try_advisory_lock`",
        F.AdvisoryUnlock => "`pg_advisory_unlock`, `…_unlock_all`",
        F.TransactionAdvisoryLock => "`pg_advisory_xact_lock` and its kin in a transaction",
        F.TransactionTableLock => "`LOCK TABLE` in a transaction",
        F.TempTable => "`CREATE TEMP TABLE`",
        F.TempTableOnCommitDrop => "`CREATE TEMP TABLE … ON COMMIT DROP` in a transaction",
        F.OtherTempObject => "`CREATE TEMP VIEW` or `SEQUENCE`, `SELECT … INTO TEMP`",
        F.HoldCursor => "`DECLARE … WITH HOLD`",
        F.Cursor => "`DECLARE`, `FETCH`, `CLOSE` in one transaction",
        F.Listen => "`LISTEN`",
        F.Unlisten => "`UNLISTEN`",
        F.Notify => "`NOTIFY`, `pg_notify`",
        F.SequenceWrite => "`nextval`, `setval`",
        F.SequenceRead => "`currval`, `lastval` in a later round trip",
        F.LargeObject => "Large-object descriptors in one transaction",
        F.ExportedSnapshot => "`pg_export_snapshot` while its transaction is open",
        F.DriverPreparedStatement => "Named statements of the protocol: `Prepare()`, `Max Auto Prepare`",
        F.SqlPreparedStatement => "`PREPARE`, `EXECUTE`, `DEALLOCATE`",
        F.UnnamedStatement => "Every plain Npgsql command: an unnamed statement in one round trip",
        F.UnnamedStatementSplit => "An unnamed statement parsed in one round trip and run in a later one",
        F.PreparedStatementAfterDdl => "DDL that changes the columns of a prepared statement",
        F.OpenTransaction => "A transaction left open between calls",
        F.BeginIsolationLevel => "`BEGIN ISOLATION LEVEL x`, `BeginTransaction(level)`",
        F.TransactionCharacteristics => "`SET TRANSACTION` in a transaction",
        F.TwoPhaseCommit => "`PREPARE TRANSACTION`, `COMMIT PREPARED`",
        F.CommandOutsideTransaction => "`VACUUM`, `CREATE DATABASE`, `CREATE INDEX CONCURRENTLY`",
        F.ResetOnReuse => "Npgsql's reset before a pooled connection is used again (`DISCARD ALL`)",
        F.DiscardAll => "`DISCARD ALL`",
        F.DiscardPart => "`DISCARD PLANS`, `TEMP`, `SEQUENCES`",
        F.Load => "`LOAD`",
        F.Cancellation => "Cancelling: command timeout, cancellation token",
        F.RememberedBackend => "`pg_cancel_backend(pid)` with a remembered process id",
        F.Copy => "`COPY` from or to the client",
        F.Replication => "A replication connection",
        F.LongStatement => "A statement of more than 16 KB",
        _ => feature.ToString(),
    };

    private static string OfMySql(F feature) => feature switch
    {
        F.Setting => "`SET SESSION x`, `SET x`, `SET NAMES`",
        F.LocalSetting => "`SET LOCAL x`, a synonym of `SET SESSION`",
        F.SessionCharacteristics => "`SET SESSION TRANSACTION`",
        F.TransactionCharacteristics => "`SET TRANSACTION` for the next transaction",
        F.UserVariable => "`SET @v`, `SELECT … INTO @v`",
        F.CurrentDatabase => "`USE db`",
        F.AdvisoryLock => "`GET_LOCK`",
        F.SessionTableLock => "`LOCK TABLES`, `FLUSH TABLES WITH READ LOCK`",
        F.TempTable => "`CREATE TEMPORARY TABLE`",
        F.SqlPreparedStatement => "`PREPARE`, `EXECUTE`",
        F.DriverPreparedStatement => "`MySqlCommand.Prepare()`",
        F.SequenceRead => "`LAST_INSERT_ID()` in a later call",
        F.FoundRows => "`SQL_CALC_FOUND_ROWS`, `FOUND_ROWS()`",
        F.RowCount => "`ROW_COUNT()`",
        F.Diagnostics => "`SHOW WARNINGS`, `GET DIAGNOSTICS`",
        F.StateSetInRoutine => "A stored routine that changes the session",
        F.ExecutableComment => "`/*! … */`",
        F.LongStatement => "A statement of more than 16 KB",
        F.MultipleStatements => "Several statements in one text",
        F.OpenTransaction => "A transaction left open between calls",
        F.Savepoint => "`SAVEPOINT`",
        F.Cancellation => "`KILL QUERY`",
        _ => feature.ToString(),
    };

    private static string OfSqlServer(F feature) => feature switch
    {
        F.Setting => "`SET` options",
        F.CurrentDatabase => "`USE db`",
        F.TempTable => "`#t`",
        F.Cursor => "Cursors",
        F.SqlPreparedStatement => "`sp_prepare`, `sp_prepexec`",
        F.DriverPreparedStatement => "`SqlCommand.Prepare()`",
        F.OpenTransaction => "Transactions",
        F.DistributedTransaction => "Distributed transactions",
        F.MultipleActiveResultSets => "`MultipleActiveResultSets=True`",
        F.SessionContext => "`sp_set_session_context`",
        F.ContextInfo => "`SET CONTEXT_INFO`",
        F.AdvisoryLock => "`sp_getapplock` with `@LockOwner = 'Session'`",
        F.SequenceRead => "`@@IDENTITY`, `SCOPE_IDENTITY()` in a later batch",
        F.RowCount => "`@@ROWCOUNT` in a later batch",
        F.LongStatement => "A statement of more than 16 KB",
        _ => feature.ToString(),
    };
}
