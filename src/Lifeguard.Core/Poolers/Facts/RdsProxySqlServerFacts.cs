using Lifeguard.Core.Sql;
using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.Consequences;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.PoolerVerdict;
using Feature = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers.Facts;

/// <summary>RDS Proxy in front of SQL Server, by the list of June 2023; the options it follows are confirmed by current pages.</summary>
internal static class RdsProxySqlServerFacts
{
    public static FactSheet Sheet => new(Pooler.RdsProxy, SqlDialect.SqlServer)
    {
        { Feature.Setting, Safe, Documented, "A7 A2", None, For(ReportedSettings.OfRdsProxySqlServer) },
        { Feature.Setting, Pins, Documented, "A7", None, Always, "NOCOUNT and XACT_ABORT among them." },
        { Feature.CurrentDatabase, Safe, Documented, "A7" },
        { Feature.MultipleActiveResultSets, Pins, Documented, "A7", None, Always, "The initialization query is not run either." },
        { Feature.DistributedTransaction, Pins, Documented, "A7", None, Always, "As when a TransactionScope is promoted." },
        { Feature.TempTable, Pins, Documented, "A7" },
        { Feature.Cursor, Pins, Documented, "A7" },
        { Feature.HoldCursor, Pins, Documented, "A7" },
        { Feature.SqlPreparedStatement, Pins, Documented, "A7" },
        { Feature.DriverPreparedStatement, Pins, Documented, "A7" },
        { Feature.OpenTransaction, Pins, Documented, "A7", UntilTransactionEnds },
        { Feature.LongStatement, Pins, Documented, "A7" },
        { Feature.SessionContext, Pins, Documented, "A4" },
        { Feature.ContextInfo, Unknown, Documented, "A7", None, Always, "Not on the list." },
        { Feature.AdvisoryLock, Unknown, Documented, "A7", None, Always, "sp_getapplock for the session is not on the list." },
        { Feature.AdvisoryUnlock, Unknown, Documented, "A7" },
        { Feature.SequenceRead, Breaks, Documented, "A7", WrongResult, Always, "In a later batch than the insert; in the same batch it is right." },
        { Feature.RowCount, Breaks, Documented, "A7", WrongResult, Always, "In a later batch." },
    };
}
