using Lifeguard.Core.Sql;
using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.Consequences;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.PoolerOption;
using static Lifeguard.Core.Poolers.PoolerVerdict;
using Feature = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers.Facts;

/// <summary>Supavisor in transaction mode: it follows no setting and cleans nothing in this mode.</summary>
internal static class SupavisorFacts
{
    public static FactSheet Sheet => new(Pooler.Supavisor, SqlDialect.PostgreSql)
    {
        { Feature.Setting, Breaks, ReadInSource, "S2", Leaks | Lost },
        { Feature.ReportedSetting, Breaks, ReadInSource, "S2", Leaks | Lost },
        { Feature.LocalSetting, Safe, Inferred },
        { Feature.LocalSettingOutsideTransaction, NoEffect, Inferred },
        { Feature.ResetSetting, Breaks, Inferred, "", DisturbsOthers },
        { Feature.Role, Breaks, Inferred, "", Leaks | Lost },
        { Feature.SessionAuthorization, Breaks, Inferred, "", Leaks | Lost },
        { Feature.LocalRole, Safe, Inferred },
        { Feature.SetConfig, Breaks, Inferred, "", Leaks | Lost },
        { Feature.LocalSetConfig, Safe, Inferred },
        { Feature.TransactionCharacteristics, Safe, Inferred },
        { Feature.BeginIsolationLevel, Safe, Inferred },
        { Feature.SessionCharacteristics, Breaks, Inferred, "", Leaks | Lost },
        { Feature.DiscardAll, Breaks, Inferred, "", DisturbsOthers },
        { Feature.DiscardPart, Safe, Inferred, "", None, For(["plans"]) },
        { Feature.DiscardPart, Breaks, Inferred, "", DisturbsOthers },
        { Feature.Listen, Breaks, Inferred, "", Leaks | Lost },
        { Feature.Unlisten, Breaks, Inferred, "", DisturbsOthers | Lost },
        { Feature.Notify, Safe, Inferred },
        { Feature.SqlPreparedStatement, Rejected, ReadInSource, "S3", None, With(PreparedStatements), "Of the simple protocol." },
        { Feature.SqlPreparedStatement, Breaks, ReadInSource, "S3", Leaks | Lost | Fails | WrongResult, Without(PreparedStatements) },
        { Feature.DriverPreparedStatement, Safe, Documented, "S1", None, With(PreparedStatements) },
        { Feature.DriverPreparedStatement, Breaks, Documented, "S1 S4", Fails | WrongResult, Without(PreparedStatements), "Supabase's own documentation calls them unsupported in transaction mode." },
        { Feature.UnnamedStatement, Safe, Inferred },
        { Feature.UnnamedStatementSplit, Breaks, Inferred, "", Fails | WrongResult },
        { Feature.HoldCursor, Breaks, Inferred, "", Leaks | Lost | Fails },
        { Feature.Cursor, Safe, Inferred },
        { Feature.AdvisoryLock, Breaks, Inferred, "", NoExclusion | OutlivesClient },
        { Feature.AdvisoryUnlock, Breaks, Inferred, "", OutlivesClient | Lost },
        { Feature.TransactionAdvisoryLock, Safe, Inferred },
        { Feature.TempTable, Breaks, Inferred, "", Leaks | Lost | Fails | WrongResult },
        { Feature.TempTableOnCommitDrop, Safe, Inferred },
        { Feature.OtherTempObject, Breaks, Inferred, "", Leaks | Lost | Fails },
        { Feature.Load, Breaks, Inferred, "", Leaks | Lost },
        { Feature.SequenceWrite, Safe, Inferred },
        { Feature.SequenceRead, Breaks, Inferred, "", Fails | WrongResult },
        { Feature.TransactionTableLock, Safe, Inferred },
        { Feature.Copy, Safe, Inferred },
        { Feature.OpenTransaction, Pins, Inferred, "", UntilTransactionEnds },
        { Feature.TwoPhaseCommit, Safe, Inferred },
        { Feature.CommandOutsideTransaction, Safe, Inferred },
        { Feature.RememberedBackend, Breaks, Inferred, "", DisturbsOthers },
        { Feature.Cancellation, Safe, ReadInSource, "S5" },
        { Feature.StateSetInRoutine, Breaks, Inferred, "", Leaks | Lost | NotDetected },
        { Feature.RoutineWithSetClause, Safe, Inferred },
        { Feature.ExportedSnapshot, Safe, Inferred },
        { Feature.LargeObject, Safe, Inferred },
        { Feature.Replication, Rejected, Inferred },
        { Feature.LongStatement, Safe, Inferred },
    };
}
