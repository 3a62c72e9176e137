using Lifeguard.Core.Sql;
using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.Consequences;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.PoolerOption;
using static Lifeguard.Core.Poolers.PoolerVerdict;
using Feature = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers.Facts;

/// <summary>Odyssey in transaction mode: a server connection is discarded clean whenever a client gives it back, so that state is lost and rarely leaks.</summary>
internal static class OdysseyFacts
{
    private const string WithoutDiscard = "Leaks where pool_discard and its replacement are off.";

    public static FactSheet Sheet => new(Pooler.Odyssey, SqlDialect.PostgreSql)
    {
        { Feature.Setting, Breaks, ReadInSource, "O1", Lost, Always, WithoutDiscard },
        { Feature.ReportedSetting, Safe, ReadInSource, "O1", None, With(MaintainParameters) },
        { Feature.ReportedSetting, Breaks, Inferred, "O1", Lost, Without(MaintainParameters) },
        { Feature.LocalSetting, Safe, Inferred },
        { Feature.LocalSettingOutsideTransaction, NoEffect, Inferred },
        { Feature.ResetSetting, Breaks, Inferred, "", Lost },
        { Feature.Role, Breaks, ReadInSource, "O1", Lost },
        { Feature.SessionAuthorization, Breaks, ReadInSource, "O1", Lost },
        { Feature.LocalRole, Safe, Inferred },
        { Feature.SetConfig, Breaks, ReadInSource, "O1", Lost, Always, WithoutDiscard },
        { Feature.LocalSetConfig, Safe, Inferred },
        { Feature.TransactionCharacteristics, Safe, Inferred },
        { Feature.BeginIsolationLevel, Safe, Inferred },
        { Feature.SessionCharacteristics, Breaks, ReadInSource, "O1", Lost },
        { Feature.DiscardAll, Unknown, ReadInSource, "O2", None, Always, "Parsed, and virtualised for prepared statements; the rest was not followed." },
        { Feature.DiscardPart, Safe, Inferred, "", None, For(["plans"]) },
        { Feature.DiscardPart, Breaks, Inferred, "", DisturbsOthers },
        { Feature.Listen, Pins, ReadInSource, "O1", None, With(PinOnListen) },
        { Feature.Listen, Breaks, ReadInSource, "O1", Lost, Without(PinOnListen) },
        { Feature.Unlisten, Breaks, Inferred, "", DisturbsOthers | Lost },
        { Feature.Notify, Safe, Inferred },
        { Feature.SqlPreparedStatement, Breaks, Inferred, "", Leaks | Lost | Fails | WrongResult },
        { Feature.DriverPreparedStatement, Safe, ReadInSource, "O1", None, With(PreparedStatements) },
        { Feature.DriverPreparedStatement, Breaks, ReadInSource, "O1", Fails | WrongResult, Without(PreparedStatements) },
        { Feature.UnnamedStatement, Safe, Inferred },
        { Feature.UnnamedStatementSplit, Breaks, Inferred, "", Fails | WrongResult },
        { Feature.HoldCursor, Breaks, ReadInSource, "O1", Lost | Fails },
        { Feature.Cursor, Safe, Inferred },
        { Feature.AdvisoryLock, Breaks, ReadInSource, "O1", NoExclusion | Lost, Always, "Released after each transaction." },
        { Feature.AdvisoryUnlock, Breaks, ReadInSource, "O1", Lost },
        { Feature.TransactionAdvisoryLock, Safe, Inferred },
        { Feature.TempTable, Breaks, ReadInSource, "O1", Lost | Fails },
        { Feature.TempTableOnCommitDrop, Safe, Inferred },
        { Feature.OtherTempObject, Breaks, ReadInSource, "O1", Lost | Fails },
        { Feature.Load, Breaks, Inferred, "", Leaks | Lost },
        { Feature.SequenceWrite, Safe, Inferred },
        { Feature.SequenceRead, Breaks, Inferred, "", Lost | Fails },
        { Feature.TransactionTableLock, Safe, Inferred },
        { Feature.Copy, Safe, Inferred },
        { Feature.OpenTransaction, Pins, ReadInSource, "O1", UntilTransactionEnds, Always, "Rolled back when the client goes, if pool_rollback." },
        { Feature.TwoPhaseCommit, Safe, Inferred },
        { Feature.CommandOutsideTransaction, Safe, Inferred },
        { Feature.RememberedBackend, Breaks, Inferred, "", DisturbsOthers },
        { Feature.Cancellation, Safe, ReadInSource, "O1", None, With(Cancel) },
        { Feature.Cancellation, Rejected, ReadInSource, "O1", None, Without(Cancel) },
        { Feature.StateSetInRoutine, Breaks, Inferred, "", Lost },
        { Feature.RoutineWithSetClause, Safe, Inferred },
        { Feature.ExportedSnapshot, Safe, Inferred },
        { Feature.LargeObject, Safe, Inferred },
        { Feature.LongStatement, Safe, Inferred },
        { Feature.PreparedStatementAfterDdl, Breaks, ReadInSource, "O1", Fails, Always, "Once, where server_drop_on_cached_plan_error is yes." },
    };
}
