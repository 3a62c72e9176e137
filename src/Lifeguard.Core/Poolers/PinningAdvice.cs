using Lifeguard.Core.Sql;
using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;

namespace Lifeguard.Core.Poolers;

/// <summary>What to do instead of leaving state in a session that a pooler shares; and what becomes of state that is local to a transaction where there is none.</summary>
public static class PinningAdvice
{
    /// <summary>Instead of <c>LISTEN</c> and of waiting for a notification; a sentence without its full stop.</summary>
    public const string Listen = "Listen over a connection that goes past the pooler";

    private const string Security = "This is a security problem, since it decides who acts or whose rows are seen: ";

    /// <summary>A sentence without its full stop, for an effect that lasts longer than its transaction.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="dialect">Whose SQL it is.</param>
    /// <param name="answer">What the pooler makes of it: whether that is a security problem decides what is said.</param>
    public static string Instead(SessionEffect effect, SqlDialect dialect, PoolerAnswer answer) => effect.Kind switch
    {
        Kind.Setting or Kind.Role or Kind.UserVariable or Kind.CurrentDatabase => OfSetting(effect, dialect, IsSecurityProblem(effect, answer)),
        Kind.AdvisoryLock or Kind.TableLock => OfLock(effect, dialect),
        Kind.TempObject => OfTempObject(effect, dialect),
        Kind.Listen => Listen,
        Kind.Prepare or Kind.Execute or Kind.Deallocate => "Send the statement with parameters and let the driver prepare it, where the pooler keeps track of that",
        Kind.Cursor => "Fetch inside one transaction, without hold, or page by key",
        Kind.SequenceRead or Kind.SequenceWrite => OfSequence(effect, dialect),
        Kind.Load => "Name the library in session_preload_libraries, for the role or the server",
        Kind.Discard => "Leave the clean-up to the pooler and keep state out of the session",
        _ => "Run it over a connection that goes past the pooler",
    };

    /// <summary>True where the state says who acts or whose rows are seen, and other clients may inherit it.</summary>
    public static bool IsSecurityProblem(SessionEffect effect, PoolerAnswer answer) =>
        answer.Verdict == PoolerVerdict.Breaks && SessionFeatures.IsIdentityOrTenant(answer.Feature, effect.Name)
        && (answer.Consequences & (Consequences.Leaks | Consequences.DependsOnPooler)) != 0;

    /// <summary>What becomes of what is local to a transaction where none is open, as PostgreSQL runs each statement by itself; null where nothing can be said.</summary>
    public static string? WithoutTransaction(SessionEffect effect) => effect.Kind switch
    {
        Kind.Setting when effect.Form == Form.SetTransaction => "it has no effect on the statements that follow",
        Kind.Setting when effect.Form == Form.SetConfig => "the setting is taken back at once, and the statements that follow run without it",
        Kind.Setting => "it has no effect, and the statements that follow run without it",
        Kind.Role => "it has no effect, and the statements that follow run with the rights of the login",
        Kind.AdvisoryLock => "the lock is released at once and protects nothing of what follows",
        Kind.TempObject => "the table is dropped at once, and the statements that follow do not find it",
        Kind.Cursor => "PostgreSQL refuses the cursor, which would end at once",
        _ => null,
    };

    private static string OfSetting(SessionEffect effect, SqlDialect dialect, bool isSecurityProblem) => (effect, dialect) switch
    {
        ({ Form: Form.Reset }, SqlDialect.PostgreSql) => "Set it with SET LOCAL inside a transaction, which takes it back by itself",
        ({ Form: Form.SetConfig }, SqlDialect.PostgreSql) => isSecurityProblem ? Security + "pass true, inside a transaction" : "Pass true, inside a transaction",
        ({ Form: Form.SessionCharacteristics }, SqlDialect.PostgreSql) => "Give the transaction its characteristics when it begins, or set them for the role with ALTER ROLE",
        (_, SqlDialect.PostgreSql) => isSecurityProblem ? Security + "use SET LOCAL inside a transaction" : "Use SET LOCAL inside a transaction, or set it for the role with ALTER ROLE",
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
}
