using Lifeguard.Core.Sql.Lexing;
using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;
using Scope = Lifeguard.Core.Sql.SessionEffectScope;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>Which functions with an effect on the session does this statement of PostgreSQL call, anywhere in its expressions? And does it select into a temporary table?</summary>
internal static class PostgreSqlFunctions
{
    /// <summary>Looks at the statement from the token in question to its end.</summary>
    public static void Find(ref EffectsOfStatement statement)
    {
        while (!statement.AtEnd)
        {
            if (statement.Token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName)
            {
                if (statement.Is("INTO")) FindSelectInto(ref statement);
                else FindCall(ref statement);
            }
            else
            {
                statement.Next();
            }
        }
    }

    // INTO TEMP name; but INSERT INTO temp and SELECT … INTO temp FROM have a table of that name.
    private static void FindSelectInto(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        var isOfSelect = !statement.Previous.Is(statement.Sql, "INSERT") && !statement.Previous.Is(statement.Sql, "MERGE");
        statement.Next();
        if (!isOfSelect) return;

        var ahead = statement;
        var isTemporary = PostgreSqlTemporaryObjects.TakeTemporary(ref ahead);
        if (isTemporary) ahead.Take("TABLE");
        if (ahead.Token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Hole) || (isTemporary && EndsTarget(ahead))) return;

        var name = ahead.TakeQualifiedName(out var schema);
        if (!isTemporary && schema != "pg_temp") return;
        if (schema.Length > 0 && name.Length > schema.Length) name = name.Substring(schema.Length + 1);
        statement = ahead;
        statement.Add(Kind.TempObject, Form.SelectIntoTemp, Scope.Session, start, statement.Previous.End, name);
    }

    private static bool EndsTarget(in EffectsOfStatement statement) => statement.Is("FROM") || statement.Is("WHERE") || statement.Is("GROUP") || statement.Is("HAVING")
        || statement.Is("WINDOW") || statement.Is("UNION") || statement.Is("INTERSECT") || statement.Is("EXCEPT") || statement.Is("ORDER") || statement.Is("LIMIT")
        || statement.Is("OFFSET") || statement.Is("FETCH") || statement.Is("FOR");

    private static void FindCall(ref EffectsOfStatement statement)
    {
        var token = statement.Token;
        var before = statement.Previous;
        var schema = statement.Earlier;
        statement.Next();
        if (statement.Token.Kind != SqlTokenKind.Open || !MayBeOne(statement.Sql, token)) return;

        // AS nextval(…) names columns, INTO nextval (…) and COPY nextval (…) a table, CALL nextval(…) a procedure.
        if (before.Is(statement.Sql, "AS") || before.Is(statement.Sql, "INTO") || before.Is(statement.Sql, "COPY") || before.Is(statement.Sql, "CALL")) return;
        if (IsCast(before)) return;
        if (before.Kind == SqlTokenKind.Dot && !IsOfCatalog(statement.Sql, schema)) return;
        if (Known(Names.Of(statement.Sql, token)) is not { } function) return;
        if (function.Form == Form.SetConfig)
        {
            PostgreSqlSetConfig.Find(ref statement, token);
            return;
        }

        statement.Add(function.Kind, function.Form, function.Scope, token.Start, token.End, function.Name);
    }

    // pg_catalog.set_config is the server's own, app.set_config is not.
    private static bool IsOfCatalog(string sql, SqlToken schema) => Names.Of(sql, schema) == "pg_catalog";

    // 1::nextval(2) has a type of that name.
    private static bool IsCast(SqlToken token) => token.Kind == SqlTokenKind.Sign && token.End - token.Start == 2;

    private static bool MayBeOne(string sql, SqlToken token) => token.Kind == SqlTokenKind.Word
        ? PostgreSqlSuspicion.FallsOn(sql, token.Start, token.End, "")
        : PostgreSqlSuspicion.FallsOnQuoted(sql, token.Start, token.End);

    private static Function? Known(string name) => name switch
    {
        "set_config" => new(name, Kind.Setting, Form.SetConfig, Scope.Session),
        "pg_advisory_lock" or "pg_advisory_lock_shared" or "pg_try_advisory_lock" or "pg_try_advisory_lock_shared" =>
            new(name, Kind.AdvisoryLock, Form.Acquire, Scope.Session),
        "pg_advisory_xact_lock" or "pg_advisory_xact_lock_shared" or "pg_try_advisory_xact_lock" or "pg_try_advisory_xact_lock_shared" =>
            new(name, Kind.AdvisoryLock, Form.Acquire, Scope.Transaction),
        "pg_advisory_unlock" or "pg_advisory_unlock_shared" or "pg_advisory_unlock_all" => new(name, Kind.AdvisoryLock, Form.Release, Scope.Session),
        "currval" or "lastval" => new(name, Kind.SequenceRead, Form.Only, Scope.Session),
        "nextval" or "setval" => new(name, Kind.SequenceWrite, Form.Only, Scope.Session),
        _ => null,
    };

    private readonly record struct Function(string Name, Kind Kind, Form Form, Scope Scope);
}
