using Lifeguard.Core.Sql;
using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.Consequences;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.PoolerVerdict;
using Feature = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers.Facts;

/// <summary>RDS Proxy in front of PostgreSQL. What it recognises as session state pins the client to its server connection; what it does not see leaks.</summary>
internal static class RdsProxyPostgresFacts
{
    private const string TransactionScopeDisputed = "The page lists SET and set_config without an exception for the transaction's own; other texts of AWS except it.";

    public static FactSheet Sheet => new(Pooler.RdsProxy, SqlDialect.PostgreSql)
    {
        { Feature.Setting, Pins, Documented, "A1" },
        { Feature.ReportedSetting, Pins, Documented, "A1" },
        { Feature.LocalSetting, Pins, Disputed, "A1 A4", None, Always, TransactionScopeDisputed },
        { Feature.LocalSettingOutsideTransaction, NoEffect, Documented, "A1", None, Always, "May pin all the same; sources disagree." },
        { Feature.ResetSetting, Pins, Documented, "A1" },
        { Feature.Role, Pins, Documented, "A1 A4" },
        { Feature.SessionAuthorization, Pins, Documented, "A4" },
        { Feature.LocalRole, Pins, Disputed, "A1", None, Always, TransactionScopeDisputed },
        { Feature.SetConfig, Pins, Documented, "A1" },
        { Feature.LocalSetConfig, Pins, Disputed, "A1 A4", None, Always, TransactionScopeDisputed },
        { Feature.TransactionCharacteristics, Pins, Disputed, "A1", None, Always, TransactionScopeDisputed },
        { Feature.BeginIsolationLevel, Safe, Inferred },
        { Feature.SessionCharacteristics, Pins, Documented, "A1" },
        { Feature.DiscardAll, Pins, Documented, "A1" },
        { Feature.DiscardPart, Pins, Documented, "A1" },
        { Feature.ResetOnReuse, Pins, Documented, "A1", None, Always, "Named on the page: libraries that reset with DISCARD ALL." },
        { Feature.Listen, Pins, Documented, "A1" },
        { Feature.Unlisten, Pins, Disputed, "A1", None, Always, "Only LISTEN is on the list." },
        { Feature.Notify, Safe, Inferred },
        { Feature.SqlPreparedStatement, Pins, Documented, "A1" },
        { Feature.DriverPreparedStatement, Pins, Inferred, "A1 A5", None, Always, "The list names only the SQL commands; one third-party test saw the protocol's pin as well." },
        { Feature.UnnamedStatement, Safe, Documented, "A2 A6", None, Always, "Up to June 2023 the extended protocol pinned as such." },
        { Feature.HoldCursor, Pins, Documented, "A1" },
        { Feature.Cursor, Pins, Documented, "A1" },
        { Feature.AdvisoryLock, Pins, Documented, "A1" },
        { Feature.AdvisoryUnlock, Pins, Documented, "A1" },
        { Feature.TransactionAdvisoryLock, Safe, Documented, "A1", None, Always, "Excepted by name." },
        { Feature.TempTable, Pins, Documented, "A1" },
        { Feature.TempTableOnCommitDrop, Pins, Documented, "A1" },
        { Feature.OtherTempObject, Pins, Documented, "A1" },
        { Feature.Load, Pins, Documented, "A1" },
        { Feature.SequenceWrite, Pins, Documented, "A1" },
        { Feature.SequenceRead, Breaks, Documented, "A2", WrongResult, For(["lastval"]), "Documented as inaccurate." },
        { Feature.SequenceRead, Pins, Documented, "A1", None, Always, "It is the nextval before it that pins." },
        { Feature.TransactionTableLock, Safe, Inferred },
        { Feature.Copy, Safe, Documented, "A4" },
        { Feature.OpenTransaction, Pins, Documented, "A1", UntilTransactionEnds },
        { Feature.RememberedBackend, Breaks, Inferred, "", DisturbsOthers },
        { Feature.Cancellation, Rejected, Documented, "A2", None, Always, "Unsupported: the request is ignored." },
        { Feature.StateSetInRoutine, Breaks, Documented, "A1", Leaks | Lost | NotDetected, Always, "The proxy does not look inside routines: neither pinned nor isolated." },
        { Feature.RoutineWithSetClause, Safe, Inferred },
        { Feature.Replication, Rejected, Documented, "A2" },
        { Feature.LongStatement, Pins, Documented, "A1" },
    };
}
