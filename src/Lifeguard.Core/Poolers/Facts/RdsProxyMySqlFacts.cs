using Lifeguard.Core.Sql;
using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.Consequences;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.PoolerOption;
using static Lifeguard.Core.Poolers.PoolerVerdict;
using Feature = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers.Facts;

/// <summary>RDS Proxy in front of MySQL or MariaDB. It follows a list of variables and pins on everything else that it recognises.</summary>
internal static class RdsProxyMySqlFacts
{
    public static FactSheet Sheet => new(Pooler.RdsProxy, SqlDialect.MySql)
    {
        { Feature.Setting, Safe, Documented, "A1 A2", None, For(ReportedSettings.OfRdsProxyMySql), "The server connection goes only to sessions with the same values." },
        { Feature.Setting, Breaks, Documented, "A1", Leaks | Lost, With(IgnoreVariableSets), "The filter stops the pinning, and with it the isolation." },
        { Feature.Setting, Pins, Documented, "A1", None, Without(IgnoreVariableSets) },
        { Feature.LocalSetting, Breaks, Documented, "A1 A2", Leaks | Lost | NotDetected, Always, "SET LOCAL means SET SESSION on MySQL, and is documented not to pin." },
        { Feature.TransactionCharacteristics, Pins, Documented, "A1", None, Always, "Only the session's isolation level is followed." },
        { Feature.SessionCharacteristics, Safe, Documented, "A1", None, Always, "transaction_isolation and transaction_read_only are followed." },
        { Feature.UserVariable, Pins, Documented, "A1" },
        { Feature.CurrentDatabase, Safe, Documented, "A1" },
        { Feature.AdvisoryLock, Pins, Documented, "A1" },
        { Feature.SessionTableLock, Pins, Documented, "A1" },
        { Feature.TempTable, Pins, Documented, "A1" },
        { Feature.SqlPreparedStatement, Pins, Documented, "A1" },
        { Feature.DriverPreparedStatement, Pins, Documented, "A1" },
        { Feature.SequenceRead, Unknown, Documented, "A7", None, Always, "'Sometimes pins' in 2023, not on the current list." },
        { Feature.FoundRows, Unknown, Documented, "A7", None, Always, "'Sometimes pins'." },
        { Feature.RowCount, Unknown, Documented, "A7", None, Always, "'Sometimes pins'; unsupported inside several statements in one text." },
        { Feature.Diagnostics, Breaks, Documented, "A2", WrongResult, For(["get diagnostics"]) },
        { Feature.StateSetInRoutine, Breaks, Documented, "A1", Leaks | Lost | NotDetected },
        { Feature.ExecutableComment, Pins, Documented, "A1" },
        { Feature.LongStatement, Pins, Documented, "A1" },
        { Feature.OpenTransaction, Pins, Documented, "A1", UntilTransactionEnds },
        { Feature.Savepoint, Safe, Documented, "A1" },
        { Feature.MultipleStatements, Safe, Documented, "A1", None, Always, "But see ROW_COUNT()." },
    };
}
