using Lifeguard.Core.Sql;
using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.Consequences;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.PoolerVerdict;
using Feature = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers.Facts;

/// <summary>ProxySQL in front of MySQL: it multiplexes until it sees session state, then keeps the session on one connection.</summary>
internal static class ProxySqlFacts
{
    public static FactSheet Sheet => new(Pooler.ProxySql, SqlDialect.MySql)
    {
        { Feature.Setting, Safe, Documented, "X1", None, For(ReportedSettings.OfProxySql) },
        { Feature.Setting, Unknown, Documented, "X1", None, For(["autocommit"]), "autocommit=0 counts as an open transaction, by the server's status." },
        { Feature.Setting, Unknown, Documented, "X1", None, Always, "Replayed where the parser knows the variable; else it keeps the session on its host group, from 2.0.6 on by default." },
        { Feature.LocalSetting, Unknown, Documented, "X1", None, Always, "As SET." },
        { Feature.UserVariable, Pins, Documented, "X1", None, Always, "Any @ in a query." },
        { Feature.CurrentDatabase, Safe, Documented, "X1" },
        { Feature.AdvisoryLock, Pins, Documented, "X1", None, Always, "Not given back by RELEASE_LOCK." },
        { Feature.SessionTableLock, Pins, Documented, "X1", UntilReleased },
        { Feature.TempTable, Pins, Documented, "X1", None, Always, "Only where the text begins with CREATE TEMPORARY TABLE." },
        { Feature.SqlPreparedStatement, Pins, Documented, "X1" },
        { Feature.DriverPreparedStatement, Safe, Documented, "X1" },
        { Feature.SequenceRead, Safe, Documented, "X1", None, Always, "For the next five queries, and where the proxy answers SELECT LAST_INSERT_ID() itself." },
        { Feature.FoundRows, Pins, Documented, "X1", None, For(["sql_calc_found_rows"]) },
        { Feature.FoundRows, Breaks, Documented, "X1", WrongResult, Always, "FOUND_ROWS() without SQL_CALC_FOUND_ROWS." },
        { Feature.Diagnostics, Pins, Documented, "X1", UntilReleased, Always, "After a warning, until the next other statement." },
        { Feature.StateSetInRoutine, Breaks, Documented, "X1", Leaks | Lost | NotDetected },
        { Feature.LongStatement, Safe, Inferred },
        { Feature.OpenTransaction, Pins, Documented, "X1", UntilTransactionEnds },
        { Feature.Savepoint, Pins, Documented, "X1", UntilTransactionEnds },
    };
}
