using Lifeguard.Core.Sql;
using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.Consequences;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.PoolerOption;
using static Lifeguard.Core.Poolers.PoolerVerdict;
using Feature = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers.Facts;

/// <summary>
/// PgCat in transaction mode. When a server connection comes back it runs RESET ROLE, RESET ALL and DEALLOCATE ALL, if it saw a SET outside a transaction or
/// a PREPARE; nothing else is undone.
/// </summary>
internal static class PgCatFacts
{
    private static readonly string[] Followed = [.. ReportedSettings.OfPostgreSql.Where(name => name != ReportedSettings.IntervalStyle)];

    public static FactSheet Sheet => new(Pooler.PgCat, SqlDialect.PostgreSql)
    {
        { Feature.Setting, Breaks, ReadInSource, "C1", Lost, Always, "Leaks where SET ran inside a transaction." },
        { Feature.ReportedSetting, Safe, ReadInSource, "C1", None, For(Followed) },
        { Feature.ReportedSetting, Breaks, ReadInSource, "C1", Lost },
        { Feature.LocalSetting, Safe, Documented, "C2" },
        { Feature.LocalSettingOutsideTransaction, NoEffect, Inferred },
        { Feature.ResetSetting, Breaks, Inferred, "", DisturbsOthers },
        { Feature.Role, Breaks, ReadInSource, "C1", Lost, Always, "RESET ROLE when the server connection comes back." },
        { Feature.SessionAuthorization, Breaks, ReadInSource, "C1", Leaks | Lost, Always, "Neither RESET ROLE nor RESET ALL undoes it." },
        { Feature.LocalRole, Safe, Inferred },
        { Feature.SetConfig, Breaks, ReadInSource, "C1", Leaks | Lost, Always, "Only the command SET is noticed." },
        { Feature.LocalSetConfig, Safe, Inferred },
        { Feature.TransactionCharacteristics, Safe, Inferred },
        { Feature.BeginIsolationLevel, Safe, Inferred },
        { Feature.SessionCharacteristics, Breaks, ReadInSource, "C1", Lost },
        { Feature.DiscardPart, Safe, Inferred, "", None, For(["plans"]) },
        { Feature.DiscardPart, Breaks, Inferred, "", DisturbsOthers },
        { Feature.Listen, Breaks, Inferred, "", Leaks | Lost },
        { Feature.Unlisten, Breaks, Inferred, "", DisturbsOthers | Lost },
        { Feature.Notify, Safe, Inferred },
        { Feature.SqlPreparedStatement, Breaks, ReadInSource, "C1", Lost | Fails, Always, "DEALLOCATE ALL when the server connection comes back." },
        { Feature.DriverPreparedStatement, Safe, Documented, "C3", None, With(PreparedStatements) },
        { Feature.DriverPreparedStatement, Breaks, Documented, "C3", Fails | WrongResult, Without(PreparedStatements) },
        { Feature.UnnamedStatement, Safe, Inferred },
        { Feature.UnnamedStatementSplit, Breaks, Inferred, "", Fails | WrongResult },
        { Feature.HoldCursor, Breaks, ReadInSource, "C1", Leaks | Lost | Fails, Always, "No CLOSE ALL." },
        { Feature.Cursor, Safe, Inferred },
        { Feature.AdvisoryLock, Breaks, ReadInSource, "C1 C2", NoExclusion | OutlivesClient, Always, "Never released." },
        { Feature.AdvisoryUnlock, Breaks, ReadInSource, "C1 C2", OutlivesClient | Lost },
        { Feature.TransactionAdvisoryLock, Safe, Documented, "C2" },
        { Feature.TempTable, Breaks, ReadInSource, "C1", Leaks | Lost | Fails | WrongResult, Always, "No DISCARD TEMP." },
        { Feature.TempTableOnCommitDrop, Safe, Inferred },
        { Feature.OtherTempObject, Breaks, ReadInSource, "C1", Leaks | Lost | Fails },
        { Feature.Load, Breaks, Inferred, "", Leaks | Lost },
        { Feature.SequenceWrite, Safe, Inferred },
        { Feature.SequenceRead, Breaks, Inferred, "", Fails | WrongResult },
        { Feature.TransactionTableLock, Safe, Inferred },
        { Feature.Copy, Safe, Inferred },
        { Feature.OpenTransaction, Pins, ReadInSource, "C1", UntilTransactionEnds, Always, "Rolled back when the client goes; the server connection is kept." },
        { Feature.TwoPhaseCommit, Safe, Inferred },
        { Feature.RememberedBackend, Breaks, Inferred, "", DisturbsOthers },
        { Feature.StateSetInRoutine, Breaks, ReadInSource, "C1", Leaks | Lost | NotDetected },
        { Feature.RoutineWithSetClause, Safe, Inferred },
        { Feature.ExportedSnapshot, Safe, Inferred },
        { Feature.LargeObject, Safe, Inferred },
        { Feature.LongStatement, Safe, Inferred },
        { Feature.PreparedStatementAfterDdl, Breaks, ReadInSource, "C1", Fails, Always, "Once: the server connection is dropped then." },
    };
}
