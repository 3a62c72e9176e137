using Lifeguard.Core.Sql;
using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.Consequences;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.PoolerOption;
using static Lifeguard.Core.Poolers.PoolerVerdict;
using Feature = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers.Facts;

/// <summary>PgBouncer in statement mode: as transaction mode, and a transaction that is still open at the end of a round trip is refused.</summary>
internal static class PgBouncerStatementFacts
{
    private const string InOneBatch = "A whole transaction in one batch is accepted.";

    public static FactSheet Sheet => new(Pooler.PgBouncerStatement, SqlDialect.PostgreSql)
    {
        { Feature.Setting, Breaks, Measured, "M", Leaks | Lost },
        { Feature.ReportedSetting, Breaks, Measured, "M P1", Leaks | Lost, For([ReportedSettings.IntervalStyle]).And(Until("1.20")) },
        { Feature.ReportedSetting, Breaks, Measured, "M P1", Leaks, For([ReportedSettings.ApplicationName]).And(Until("1.22")), "Reaches clients that set no name of their own." },
        { Feature.ReportedSetting, Safe, Measured, "M", None, Always, PgBouncerFacts.OwnReset },
        { Feature.LocalSetting, Rejected, Measured, "M", None, Always, InOneBatch },
        { Feature.LocalSettingOutsideTransaction, NoEffect, Measured, "M" },
        { Feature.ResetSetting, Safe, Measured, "M", None, For(ReportedSettings.OfPostgreSql) },
        { Feature.ResetSetting, Breaks, Measured, "M", DisturbsOthers },
        { Feature.Role, Breaks, Measured, "M", Leaks | Lost },
        { Feature.SessionAuthorization, Breaks, Measured, "M", Leaks | Lost },
        { Feature.LocalRole, Rejected, Measured, "M", None, Always, InOneBatch },
        { Feature.SetConfig, Breaks, Inferred, "", Leaks | Lost, For([ReportedSettings.IntervalStyle]).And(Until("1.20")) },
        { Feature.SetConfig, Breaks, Inferred, "", Leaks, For([ReportedSettings.ApplicationName]).And(Until("1.22")), "Reaches clients that set no name of their own." },
        { Feature.SetConfig, Safe, Measured, "M", None, For(ReportedSettings.OfPostgreSql), PgBouncerFacts.OwnReset },
        { Feature.SetConfig, Breaks, Measured, "M", Leaks | Lost },
        { Feature.LocalSetConfig, Unknown, Measured, "M", None, Always, "Safe in one batch; BEGIN is refused." },
        { Feature.TransactionCharacteristics, Rejected, Measured, "M" },
        { Feature.BeginIsolationLevel, Rejected, Measured, "M" },
        { Feature.SessionCharacteristics, Breaks, Measured, "M", Leaks | Lost },
        { Feature.DiscardAll, Breaks, Measured, "M", DisturbsOthers },
        { Feature.DiscardPart, Safe, Measured, "M", None, For(["plans"]) },
        { Feature.DiscardPart, Breaks, Measured, "M", DisturbsOthers },
        { Feature.ResetOnReuse, Breaks, Inferred, "", DisturbsOthers, From("1.21").And(Until("1.22")).And(With(PreparedStatements)) },
        { Feature.ResetOnReuse, Safe, Measured, "M", None, Always, "But the settings of the connection string (Application Name, Timezone, Client Encoding) are lost from the second use on." },
        { Feature.Listen, Breaks, Measured, "M", Leaks | Lost },
        { Feature.Unlisten, Breaks, Measured, "M", DisturbsOthers | Lost },
        { Feature.Notify, Safe, Measured, "M" },
        { Feature.SqlPreparedStatement, Breaks, Measured, "M", Leaks | Lost | Fails | WrongResult },
        { Feature.DriverPreparedStatement, Breaks, Measured, "M P1", Fails | WrongResult, Until("1.21") },
        { Feature.DriverPreparedStatement, Breaks, Measured, "M P1", Fails | WrongResult, From("1.21").And(Without(PreparedStatements)) },
        { Feature.DriverPreparedStatement, Breaks, Measured, "M P1", Fails, From("1.21").And(Until("1.22")).And(With(PreparedStatements)) },
        { Feature.DriverPreparedStatement, Safe, Measured, "M P1", None, From("1.22").And(With(PreparedStatements)) },
        { Feature.UnnamedStatement, Safe, Measured, "M" },
        { Feature.UnnamedStatementSplit, Breaks, Inferred, "", Fails | WrongResult },
        { Feature.HoldCursor, Breaks, Measured, "M", Leaks | Lost | Fails },
        { Feature.Cursor, Rejected, Measured, "M" },
        { Feature.AdvisoryLock, Breaks, Measured, "M", NoExclusion | OutlivesClient },
        { Feature.AdvisoryUnlock, Breaks, Measured, "M", OutlivesClient | Lost },
        { Feature.TransactionAdvisoryLock, Rejected, Measured, "M", None, Always, "With BEGIN; alone it is gone at once." },
        { Feature.TempTable, Breaks, Measured, "M", Leaks | Lost | Fails | WrongResult },
        { Feature.TempTableOnCommitDrop, Rejected, Measured, "M", None, Always, InOneBatch },
        { Feature.OtherTempObject, Breaks, Measured, "M", Leaks | Lost | Fails },
        { Feature.Load, Breaks, Measured, "M", Leaks | Lost },
        { Feature.SequenceWrite, Safe, Measured, "M" },
        { Feature.SequenceRead, Breaks, Measured, "M", Fails | WrongResult },
        { Feature.TransactionTableLock, Rejected, Measured, "M" },
        { Feature.Copy, Safe, Measured, "M" },
        { Feature.OpenTransaction, Rejected, Measured, "M" },
        { Feature.TwoPhaseCommit, Rejected, Measured, "M" },
        { Feature.CommandOutsideTransaction, Safe, Measured, "M" },
        { Feature.RememberedBackend, Breaks, Inferred, "", DisturbsOthers },
        { Feature.Cancellation, Safe, Measured, "M" },
        { Feature.StateSetInRoutine, Breaks, Measured, "M", Leaks | Lost },
        { Feature.RoutineWithSetClause, Safe, Measured, "M" },
        { Feature.ExportedSnapshot, Rejected, Measured, "M" },
        { Feature.LargeObject, Rejected, Measured, "M" },
        { Feature.Replication, Rejected, Measured, "M P1", None, Until("1.23") },
        { Feature.Replication, Safe, Measured, "M P1", None, From("1.23") },
        { Feature.LongStatement, Safe, Measured, "M" },
        { Feature.PreparedStatementAfterDdl, Breaks, Measured, "M", Fails },
    };
}
