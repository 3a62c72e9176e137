using Lifeguard.Core.Sql;
using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.Consequences;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.PoolerVerdict;
using Feature = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers.Facts;

/// <summary>Cloudflare Hyperdrive: a transaction pooler that resets a connection when it comes back, and refuses what needs a session.</summary>
internal static class HyperdriveFacts
{
    public static FactSheet PostgreSql => new(Pooler.Hyperdrive, SqlDialect.PostgreSql)
    {
        { Feature.Setting, Breaks, Documented, "H1", Lost, Always, "RESET when the connection comes back." },
        { Feature.ReportedSetting, Breaks, Documented, "H1", Lost },
        { Feature.LocalSetting, Safe, Documented, "H1" },
        { Feature.LocalSettingOutsideTransaction, NoEffect, Inferred },
        { Feature.ResetSetting, Breaks, Inferred, "", Lost },
        { Feature.Role, Breaks, Documented, "H2", Lost },
        { Feature.SessionAuthorization, Breaks, Documented, "H2", Lost },
        { Feature.LocalRole, Safe, Inferred },
        { Feature.SetConfig, Breaks, Documented, "H2", Lost },
        { Feature.LocalSetConfig, Safe, Documented, "H1" },
        { Feature.TransactionCharacteristics, Safe, Inferred },
        { Feature.BeginIsolationLevel, Safe, Inferred },
        { Feature.SessionCharacteristics, Breaks, Documented, "H2", Lost },
        { Feature.DiscardAll, Rejected, Documented, "H2" },
        { Feature.DiscardPart, Rejected, Documented, "H2" },
        { Feature.Listen, Rejected, Documented, "H2" },
        { Feature.Unlisten, Rejected, Documented, "H2" },
        { Feature.Notify, Rejected, Documented, "H2" },
        { Feature.SqlPreparedStatement, Rejected, Documented, "H2" },
        { Feature.DriverPreparedStatement, Unknown, Documented, "H1", None, Always, "Documented for two JavaScript drivers only." },
        { Feature.UnnamedStatement, Safe, Inferred },
        { Feature.HoldCursor, Breaks, Documented, "H2", Lost | Fails },
        { Feature.Cursor, Safe, Inferred },
        { Feature.AdvisoryLock, Rejected, Documented, "H2" },
        { Feature.AdvisoryUnlock, Rejected, Documented, "H2" },
        { Feature.TransactionAdvisoryLock, Rejected, Disputed, "H2", None, Always, "The page names advisory locks without telling the two kinds apart." },
        { Feature.TempTable, Breaks, Documented, "H2", Lost | Fails },
        { Feature.TempTableOnCommitDrop, Safe, Inferred },
        { Feature.OtherTempObject, Breaks, Documented, "H2", Lost | Fails },
        { Feature.Load, Breaks, Documented, "H2", Lost },
        { Feature.SequenceWrite, Safe, Inferred },
        { Feature.SequenceRead, Breaks, Inferred, "", Fails | WrongResult },
        { Feature.TransactionTableLock, Safe, Inferred },
        { Feature.OpenTransaction, Pins, Documented, "H1", UntilTransactionEnds },
        { Feature.RememberedBackend, Breaks, Inferred, "", DisturbsOthers },
        { Feature.StateSetInRoutine, Breaks, Inferred, "", Lost },
        { Feature.RoutineWithSetClause, Safe, Inferred },
        { Feature.Replication, Rejected, Inferred },
    };

    public static FactSheet MySql => new(Pooler.Hyperdrive, SqlDialect.MySql)
    {
        { Feature.Setting, Unknown, Documented, "H2", None, For(["names", "character set"]) },
        { Feature.Setting, Breaks, Documented, "H2", Lost, Always, "Per-session state is unsupported." },
        { Feature.UserVariable, Breaks, Documented, "H2", Lost },
        { Feature.CurrentDatabase, Rejected, Documented, "H2", None, Always, "COM_INIT_DB as well." },
        { Feature.TempTable, Breaks, Documented, "H2", Lost | Fails },
        { Feature.SqlPreparedStatement, Rejected, Documented, "H2" },
        { Feature.DriverPreparedStatement, Rejected, Documented, "H2" },
        { Feature.Savepoint, Safe, Inferred },
        { Feature.MultipleStatements, Rejected, Documented, "H2" },
    };
}
