using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;

namespace Lifeguard.Cli.Sql.Findings;

/// <summary>What happens and what to do instead, in whole sentences. What happens are the words of <see cref="VerdictSentences"/>.</summary>
internal static class PinningMessages
{
    private const string Security = "This is a security problem, since it decides who acts or whose rows are seen: ";

    /// <summary>The message of every rule but LFG3012.</summary>
    public static string Of(PinningRule rule, string text, SessionEffect effect, SqlDialect dialect, PoolerAnswer answer)
    {
        var quoted = StatementWords.Quoted(text, effect);
        if (rule == PinningRule.TransactionInSqlText && answer.Verdict != PoolerVerdict.Rejected)
        {
            return $"'{quoted}' begins a transaction that nothing after it ends: behind {answer.PoolerName} it {answer.Sentence}. "
                + "End it in the same file, with COMMIT or ROLLBACK.";
        }

        var depends = answer.DependsOnText is { Length: > 0 } condition ? $" (it {condition})" : "";
        return $"Behind {answer.PoolerName}, '{quoted}' {answer.Sentence}{depends}. {Advice(rule, effect, dialect, answer)}.";
    }

    /// <summary>The message of LFG3012. Who runs a file may begin a transaction around it; that the file does not show.</summary>
    public static string OutsideTransaction(string text, SessionEffect effect) =>
        $"Nothing before '{StatementWords.Quoted(text, effect)}' begins a transaction: unless whoever runs it does, {OutsideTransaction(effect)}. "
        + "Put BEGIN before it, and COMMIT after the statements that need it.";

    private static string OutsideTransaction(SessionEffect effect) => effect.Kind switch
    {
        Kind.Role => "it has no effect, and the statements that follow run with the rights of the login",
        Kind.AdvisoryLock => "the lock is released at once and protects nothing of what follows",
        Kind.TempObject => "the table is dropped at once, and the statements that follow do not find it",
        Kind.Cursor => "PostgreSQL refuses the cursor, which would end at once",
        Kind.Setting when effect.Form == Form.SetConfig => "the setting is taken back at once, and the statements that follow run without it",
        _ => "it has no effect on the statements that follow",
    };

    private static string Advice(PinningRule rule, SessionEffect effect, SqlDialect dialect, PoolerAnswer answer) => rule.Id switch
    {
        "LFG3001" => OfSetting(effect, dialect, IsSecurityProblem(effect, answer)),
        "LFG3002" => OfLock(effect, dialect),
        "LFG3003" => OfTempObject(effect, dialect),
        "LFG3004" => "Listen over a connection that goes past the pooler",
        "LFG3005" => "Send the statement with parameters and let the driver prepare it, where the pooler keeps track of that",
        "LFG3006" => "Fetch inside one transaction, without hold, or page by key",
        "LFG3010" => OfSequence(effect, dialect),
        "LFG3013" => "Run it over a connection that goes past the pooler",
        _ => effect.Kind == Kind.Load
            ? "Name the library in session_preload_libraries, for the role or the server"
            : "Leave the clean-up to the pooler and keep state out of the session",
    };

    private static string OfSetting(SessionEffect effect, SqlDialect dialect, bool isSecurityProblem) => (effect, dialect) switch
    {
        ({ Form: Form.Reset }, SqlDialect.PostgreSql) => "Set it with SET LOCAL inside a transaction, which takes it back by itself",
        ({ Form: Form.SetConfig }, SqlDialect.PostgreSql) => isSecurityProblem ? Security + "pass true, inside a transaction" : "Pass true, inside a transaction",
        ({ Form: Form.SessionCharacteristics }, SqlDialect.PostgreSql) =>
            "Give the transaction its characteristics when it begins, or set them for the role with ALTER ROLE",
        (_, SqlDialect.PostgreSql) => isSecurityProblem
            ? Security + "use SET LOCAL inside a transaction"
            : "Use SET LOCAL inside a transaction, or set it for the role with ALTER ROLE",
        ({ Kind: Kind.UserVariable }, _) => "Pass the value as a parameter",
        ({ Kind: Kind.CurrentDatabase }, _) => "Name the database in the connection string, or in front of the table",
        _ => isSecurityProblem ? Security + "pass the value with each statement" : "Set it for the user, or in the pooler's initialisation query",
    };

    private static string OfLock(SessionEffect effect, SqlDialect dialect) => (effect, dialect) switch
    {
        ({ Kind: Kind.TableLock }, _) => "Lock the rows with SELECT … FOR UPDATE inside a transaction",
        (_, SqlDialect.PostgreSql) => "Take pg_advisory_xact_lock inside the transaction that needs it, or connect past the pooler",
        (_, SqlDialect.SqlServer) => "Take it with @LockOwner = 'Transaction' inside a transaction",
        _ => "Lock a row with SELECT … FOR UPDATE inside a transaction, or connect past the pooler",
    };

    private static string OfTempObject(SessionEffect effect, SqlDialect dialect) => (effect.Form, dialect) switch
    {
        (Form.TempTable, SqlDialect.PostgreSql) => "Create it with ON COMMIT DROP in the transaction that uses it, or use a common table expression",
        (Form.SelectIntoTemp, SqlDialect.PostgreSql) => "Use CREATE TEMP TABLE … ON COMMIT DROP AS in the transaction that uses it, or a common table expression",
        (_, SqlDialect.PostgreSql) => "Use a common table expression, or an object that is not temporary",
        (_, SqlDialect.SqlServer) => "Use a table variable or a common table expression",
        _ => "Use a derived table or a common table expression",
    };

    private static string OfSequence(SessionEffect effect, SqlDialect dialect) => (effect.Kind, dialect) switch
    {
        (Kind.SequenceRead, SqlDialect.PostgreSql) => "Ask for the value with INSERT … RETURNING",
        (Kind.SequenceRead, SqlDialect.SqlServer) => "Ask for the value with OUTPUT inserted",
        (Kind.SequenceRead, _) => "Ask in the same text as the INSERT",
        _ => "Let the column's default take the value, and ask for it with INSERT … RETURNING",
    };

    private static bool IsSecurityProblem(SessionEffect effect, PoolerAnswer answer) =>
        answer.Verdict == PoolerVerdict.Breaks && SessionFeatures.IsIdentityOrTenant(answer.Feature, effect.Name)
        && (answer.Consequences & (Consequences.Leaks | Consequences.DependsOnPooler)) != 0;
}
