using Lifeguard.Core.Sql;
using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.Consequences;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.PoolerOption;
using static Lifeguard.Core.Poolers.PoolerVerdict;
using Feature = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers.Facts;

/// <summary>pgdog in transaction mode. It parses SET, remembers it for each client and replays it, which no other pooler does.</summary>
internal static class PgDogFacts
{
    public static FactSheet Sheet => new(Pooler.PgDog, SqlDialect.PostgreSql)
    {
        { Feature.Setting, Safe, Documented, "G1", None, With(QueryParser), "Replayed." },
        { Feature.Setting, Breaks, Documented, "G1", Leaks | Lost, Without(QueryParser) },
        { Feature.ReportedSetting, Safe, Documented, "G1" },
        { Feature.LocalSetting, Safe, Inferred },
        { Feature.LocalSettingOutsideTransaction, NoEffect, Inferred },
        { Feature.ResetSetting, Safe, ReadInSource, "G2", None, Always, "Synchronised again." },
        { Feature.LocalSetConfig, Safe, Inferred },
        { Feature.TransactionCharacteristics, Safe, Inferred },
        { Feature.BeginIsolationLevel, Safe, Inferred },
        { Feature.SessionCharacteristics, Safe, Inferred, "G1", None, With(QueryParser) },
        { Feature.SessionCharacteristics, Breaks, Inferred, "G1", Leaks | Lost, Without(QueryParser) },
        { Feature.DiscardAll, Safe, ReadInSource, "G2" },
        { Feature.DiscardPart, Safe, Inferred, "", None, For(["plans"]) },
        { Feature.DiscardPart, Breaks, Inferred, "", DisturbsOthers },
        { Feature.Listen, Safe, Documented, "G3", None, With(PubSub) },
        { Feature.Listen, Breaks, Documented, "G3", Leaks | Lost, Without(PubSub) },
        { Feature.Unlisten, Safe, Documented, "G3", None, With(PubSub) },
        { Feature.Unlisten, Breaks, Documented, "G3", DisturbsOthers | Lost, Without(PubSub) },
        { Feature.Notify, Safe, Documented, "G3", None, Always, "At most once where pub_sub_channel_size is set." },
        { Feature.SqlPreparedStatement, Safe, Documented, "G4", None, With(SqlPreparedStatements) },
        { Feature.SqlPreparedStatement, Breaks, Documented, "G4", Leaks | Lost | Fails | WrongResult, Without(SqlPreparedStatements) },
        { Feature.DriverPreparedStatement, Safe, Documented, "G4", None, With(PreparedStatements) },
        { Feature.DriverPreparedStatement, Breaks, Inferred, "G4", Fails | WrongResult, Without(PreparedStatements) },
        { Feature.UnnamedStatement, Safe, Documented, "G4" },
        { Feature.UnnamedStatementSplit, Breaks, Inferred, "", Fails | WrongResult },
        { Feature.HoldCursor, Breaks, Inferred, "", Leaks | Lost | Fails },
        { Feature.Cursor, Safe, Inferred },
        { Feature.AdvisoryLock, Pins, Documented, "G1", UntilReleased, With(LockTracking), "Also where the deployment is sharded or splits reads from writes." },
        { Feature.AdvisoryLock, Breaks, Documented, "G1", NoExclusion | OutlivesClient, Without(LockTracking) },
        { Feature.AdvisoryUnlock, Safe, Documented, "G1", None, With(LockTracking) },
        { Feature.AdvisoryUnlock, Breaks, Documented, "G1", OutlivesClient | Lost, Without(LockTracking) },
        { Feature.TransactionAdvisoryLock, Safe, Documented, "G1" },
        { Feature.TempTable, Breaks, ReadInSource, "G2", Leaks | Lost | Fails | WrongResult, Always, "DISCARD TEMP runs only where the server connection is marked dirty." },
        { Feature.TempTableOnCommitDrop, Safe, Inferred },
        { Feature.OtherTempObject, Breaks, Inferred, "", Leaks | Lost | Fails },
        { Feature.Load, Breaks, Inferred, "", Leaks | Lost },
        { Feature.SequenceWrite, Safe, Inferred },
        { Feature.SequenceRead, Breaks, Inferred, "", Fails | WrongResult },
        { Feature.TransactionTableLock, Safe, Inferred },
        { Feature.Copy, Safe, Inferred },
        { Feature.OpenTransaction, Pins, Documented, "G5", UntilTransactionEnds, Always, "Rolled back when the client goes." },
        { Feature.TwoPhaseCommit, Unknown, Inferred, "", None, Always, "Safe with a single shard." },
        { Feature.RememberedBackend, Breaks, Inferred, "", DisturbsOthers },
        { Feature.StateSetInRoutine, Breaks, Inferred, "", Leaks | Lost | NotDetected },
        { Feature.RoutineWithSetClause, Safe, Inferred },
        { Feature.ExportedSnapshot, Safe, Inferred },
        { Feature.LargeObject, Safe, Inferred },
        { Feature.LongStatement, Safe, Inferred },
        { Feature.PreparedStatementAfterDdl, Breaks, ReadInSource, "G2", Fails, Always, "Once: DEALLOCATE ALL follows." },
    };
}
