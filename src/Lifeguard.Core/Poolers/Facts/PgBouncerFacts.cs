using Lifeguard.Core.Sql;
using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.Consequences;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.PoolerOption;
using static Lifeguard.Core.Poolers.PoolerVerdict;
using Feature = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers.Facts;

/// <summary>PgBouncer in transaction mode. A server connection is lent for a transaction and not cleaned in between.</summary>
internal static class PgBouncerFacts
{
    internal const string OwnReset = "Kept until the client itself sends DISCARD ALL or RESET, as Npgsql's reset does.";

    public static FactSheet Sheet => new(Pooler.PgBouncer, SqlDialect.PostgreSql)
    {
        { Feature.Setting, Breaks, Measured, "M F", Leaks | Lost },
        { Feature.ReportedSetting, Breaks, Measured, "M P1", Leaks | Lost, For([ReportedSettings.IntervalStyle]).And(Until("1.20")) },
        { Feature.ReportedSetting, Breaks, Measured, "M P1", Leaks, For([ReportedSettings.ApplicationName]).And(Until("1.22")), "Reaches clients that set no name of their own." },
        { Feature.ReportedSetting, Safe, Measured, "M P1", None, Always, OwnReset },
        { Feature.LocalSetting, Safe, Measured, "M" },
        { Feature.LocalSettingOutsideTransaction, NoEffect, Measured, "M" },
        { Feature.ResetSetting, Safe, Measured, "M", None, For(ReportedSettings.OfPostgreSql) },
        { Feature.ResetSetting, Breaks, Measured, "M", DisturbsOthers },
        { Feature.Role, Breaks, Measured, "M", Leaks | Lost, Always, "The next client acts with these rights." },
        { Feature.SessionAuthorization, Breaks, Measured, "M", Leaks | Lost, Always, "The next client acts as this user." },
        { Feature.LocalRole, Safe, Measured, "M" },
        { Feature.SetConfig, Breaks, Measured, "M P1", Leaks | Lost, For([ReportedSettings.IntervalStyle]).And(Until("1.20")) },
        { Feature.SetConfig, Breaks, Measured, "M P1", Leaks, For([ReportedSettings.ApplicationName]).And(Until("1.22")), "Reaches clients that set no name of their own." },
        { Feature.SetConfig, Safe, Measured, "M", None, For(ReportedSettings.OfPostgreSql), OwnReset },
        { Feature.SetConfig, Breaks, Measured, "M", Leaks | Lost },
        { Feature.LocalSetConfig, Safe, Measured, "M" },
        { Feature.TransactionCharacteristics, Safe, Measured, "M" },
        { Feature.BeginIsolationLevel, Safe, Measured, "M" },
        { Feature.SessionCharacteristics, Breaks, Measured, "M", Leaks | Lost },
        { Feature.DiscardAll, Breaks, Measured, "M", DisturbsOthers, Always, "Also resets the settings that the pooler kept for the sender; on 1.21 other clients' prepared statements." },
        { Feature.DiscardPart, Safe, Measured, "M", None, For(["plans"]) },
        { Feature.DiscardPart, Breaks, Measured, "M", DisturbsOthers },
        { Feature.ResetOnReuse, Breaks, Measured, "M P1", DisturbsOthers, From("1.21").And(Until("1.22")).And(With(PreparedStatements)) },
        { Feature.ResetOnReuse, Safe, Measured, "M", None, Always, "But the settings of the connection string (Application Name, Timezone, Client Encoding) are lost from the second use on." },
        { Feature.Listen, Breaks, Measured, "M F", Leaks | Lost, Always, "Never delivered, or delivered to another client." },
        { Feature.Unlisten, Breaks, Measured, "M", DisturbsOthers | Lost },
        { Feature.Notify, Safe, Measured, "M F" },
        { Feature.SqlPreparedStatement, Breaks, Measured, "M F", Leaks | Lost | Fails | WrongResult, Always, "42P05, 26000, or another client's statement." },
        { Feature.DriverPreparedStatement, Breaks, Measured, "M P1", Fails | WrongResult, Until("1.21") },
        { Feature.DriverPreparedStatement, Breaks, Measured, "M P1", Fails | WrongResult, From("1.21").And(Without(PreparedStatements)), "Azure's service and 1.21 to 1.23 are like this by default." },
        { Feature.DriverPreparedStatement, Breaks, Measured, "M P1", Fails, From("1.21").And(Until("1.22")).And(With(PreparedStatements)), "Works until some client sends DISCARD ALL or DEALLOCATE ALL." },
        { Feature.DriverPreparedStatement, Safe, Measured, "M P1", None, From("1.22").And(With(PreparedStatements)) },
        { Feature.UnnamedStatement, Safe, Measured, "M" },
        { Feature.UnnamedStatementSplit, Breaks, Measured, "M", Fails | WrongResult },
        { Feature.HoldCursor, Breaks, Measured, "M F", Leaks | Lost | Fails },
        { Feature.Cursor, Safe, Measured, "M F" },
        { Feature.AdvisoryLock, Breaks, Measured, "M F", NoExclusion | OutlivesClient },
        { Feature.AdvisoryUnlock, Breaks, Measured, "M F", OutlivesClient | Lost },
        { Feature.TransactionAdvisoryLock, Safe, Measured, "M" },
        { Feature.TempTable, Breaks, Measured, "M F", Leaks | Lost | Fails | WrongResult, Always, "42P01, 42P07, or a real table of the same name is hidden from other clients." },
        { Feature.TempTableOnCommitDrop, Safe, Measured, "M F" },
        { Feature.OtherTempObject, Breaks, Measured, "M", Leaks | Lost | Fails },
        { Feature.Load, Breaks, Measured, "M F", Leaks | Lost, Always, "DISCARD ALL does not undo it." },
        { Feature.SequenceWrite, Safe, Measured, "M" },
        { Feature.SequenceRead, Breaks, Measured, "M", Fails | WrongResult, Always, "55000, or another client's value; safe in the transaction that advanced the sequence." },
        { Feature.TransactionTableLock, Safe, Measured, "M" },
        { Feature.Copy, Safe, Measured, "M P1", None, Always, "1.21.0 to 1.22.0 had a defect with COPY while prepared statements were tracked." },
        { Feature.OpenTransaction, Pins, Measured, "M", UntilTransactionEnds, Always, "Others wait and fail with 08P01; when the client goes, the server connection is closed." },
        { Feature.TwoPhaseCommit, Safe, Measured, "M" },
        { Feature.CommandOutsideTransaction, Safe, Measured, "M" },
        { Feature.RememberedBackend, Breaks, Measured, "M", DisturbsOthers },
        { Feature.Cancellation, Safe, Measured, "M P1", None, Always, "Several PgBouncer processes need 1.19 and peers." },
        { Feature.StateSetInRoutine, Breaks, Measured, "M", Leaks | Lost },
        { Feature.RoutineWithSetClause, Safe, Measured, "M" },
        { Feature.ExportedSnapshot, Safe, Measured, "M" },
        { Feature.LargeObject, Safe, Measured, "M" },
        { Feature.Replication, Rejected, Measured, "M P1", None, Until("1.23") },
        { Feature.Replication, Safe, Measured, "M P1", None, From("1.23"), "Has a server connection of its own." },
        { Feature.LongStatement, Safe, Measured, "M" },
        { Feature.PreparedStatementAfterDdl, Breaks, Measured, "M P2", Fails, Always, "0A000 until the server connection is recycled." },
    };
}
