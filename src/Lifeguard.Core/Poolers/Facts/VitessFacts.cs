using Lifeguard.Core.Sql;
using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.Consequences;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.PoolerVerdict;
using Feature = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers.Facts;

/// <summary>Vitess, and PlanetScale which runs it: settings are kept per client, some features reserve a connection, others are refused.</summary>
internal static class VitessFacts
{
    public static FactSheet Sheet => new(Pooler.Vitess, SqlDialect.MySql)
    {
        { Feature.Setting, Safe, Documented, "V1", None, For(["names", "character set", "autocommit", "sql_mode", "time_zone", "transaction_isolation"]) },
        { Feature.Setting, Unknown, Documented, "V1 V2", None, Always, "Kept or refused, variable by variable." },
        { Feature.LocalSetting, Unknown, Documented, "V1", None, Always, "As SET." },
        { Feature.TransactionCharacteristics, Rejected, Documented, "V2", None, Always, "Session scope only." },
        { Feature.UserVariable, Safe, Documented, "V2", None, Always, "SELECT … INTO @v is refused." },
        { Feature.CurrentDatabase, Safe, Documented, "V2" },
        { Feature.AdvisoryLock, Pins, Documented, "V1" },
        { Feature.TempTable, Pins, Documented, "V1", None, Always, "DROP does not give it back; unsharded key spaces only." },
        { Feature.SqlPreparedStatement, Safe, Documented, "V2" },
        { Feature.DriverPreparedStatement, Safe, Documented, "V2" },
        { Feature.StateSetInRoutine, Rejected, Documented, "V2", None, Always, "Most routines are." },
        { Feature.LongStatement, Safe, Inferred },
        { Feature.OpenTransaction, Pins, Inferred, "", UntilTransactionEnds },
        { Feature.Savepoint, Pins, Documented, "V2", UntilTransactionEnds },
        { Feature.Cancellation, Safe, Documented, "V2", None, From("18.0"), "KILL QUERY from a second connection." },
    };
}
