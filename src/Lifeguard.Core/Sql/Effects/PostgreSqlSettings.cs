using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;
using Scope = Lifeguard.Core.Sql.SessionEffectScope;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>Which parameter does this <c>SET</c> or <c>RESET</c> of PostgreSQL touch, and until when? Names of parameters do not know case, quoted or not.</summary>
internal static class PostgreSqlSettings
{
    public static void FindSet(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        var scope = Scope.Session;
        if ((statement.Is("LOCAL") || statement.Is("SESSION")) && !NamesParameter(statement) && !BehindSessionIsMore(statement))
        {
            if (statement.Is("LOCAL")) scope = Scope.Transaction;
            statement.Next();
        }

        if (NamesParameter(statement))
        {
            AddParameter(ref statement, scope, start);
            return;
        }

        if (statement.Is("SESSION"))
        {
            statement.Next();
            if (statement.Take("AUTHORIZATION")) AddRole(ref statement, Form.SetSessionAuthorization, scope, start);
            else if (statement.Is("CHARACTERISTICS")) AddCharacteristics(ref statement, scope, start);
        }
        else if (statement.Is("ROLE"))
        {
            statement.Next();
            AddRole(ref statement, Form.SetRole, scope, start);
        }
        else if (statement.Is("TIME"))
        {
            statement.Next();
            AddFixed(ref statement, "ZONE", "timezone", scope, start);
        }
        else if (statement.Is("XML"))
        {
            statement.Next();
            AddFixed(ref statement, "OPTION", "xmloption", scope, start);
        }
        else if (statement.Is("SCHEMA"))
        {
            AddFixed(ref statement, "SCHEMA", "search_path", scope, start);
        }
        else if (statement.Is("NAMES"))
        {
            AddFixed(ref statement, "NAMES", "client_encoding", scope, start);
        }
        else if (statement.Is("TRANSACTION") || statement.Is("CONSTRAINTS"))
        {
            var name = statement.Is("TRANSACTION") ? "transaction" : "constraints";
            statement.Add(Kind.Setting, Form.SetTransaction, Scope.Transaction, start, statement.Token.End, name);
        }
    }

    public static void FindReset(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        if (statement.AtEnd) return;
        var kind = Kind.Setting;
        string name;
        if (statement.Is("SESSION") && statement.Peek().Is(statement.Sql, "AUTHORIZATION"))
        {
            statement.Next();
            statement.Next();
            (kind, name) = (Kind.Role, "session_authorization");
        }
        else if (statement.Is("TIME") && statement.Peek().Is(statement.Sql, "ZONE"))
        {
            statement.Next();
            statement.Next();
            name = "timezone";
        }
        else if (statement.Is("TRANSACTION") && statement.Peek().Is(statement.Sql, "ISOLATION"))
        {
            while (!statement.AtEnd) statement.Next();
            name = "transaction_isolation";
        }
        else
        {
            if (statement.Token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Hole)) return;
            name = statement.TakeQualifiedName().ToLowerInvariant();
            if (name is "role" or "session_authorization") kind = Kind.Role;
        }

        statement.Add(kind, Form.Reset, Scope.Session, start, statement.Previous.End, name);
    }

    /// <summary>What a <c>SET</c> makes of <c>standard_conforming_strings</c>; null if it is about something else.</summary>
    public static bool? SetsStandardConformingStrings(string text, TextRange range)
    {
        // SET SESSION standard_conforming_strings TO 'off': nothing longer can be one.
        if (range.Length is < 33 or > 200) return null;
        var statement = new EffectsOfStatement(text, SqlDialect.PostgreSql, new SqlStatement(range, "SET"), backslashEscapes: false, found: null);
        statement.Next();
        if (statement.Is("SESSION") || statement.Is("LOCAL")) statement.Next();
        if (!statement.Take("STANDARD_CONFORMING_STRINGS")) return null;
        if (!statement.IsSign('=') && !statement.Is("TO")) return null;
        statement.Next();
        return Booleans.Of(text, statement.Token) ?? (statement.Is("DEFAULT") ? true : null);
    }

    // SET name = …, SET name TO …, SET class.name …, where the name may be a keyword too: SET role = x, SET session.user = x.
    private static bool NamesParameter(EffectsOfStatement statement)
    {
        if (statement.Token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Hole)) return false;

        // $"SET {scope}work_mem = …": the hole may hold LOCAL.
        if (statement.Token.Kind == SqlTokenKind.Hole && statement.Peek() is { Kind: SqlTokenKind.Word } next && next.Start == statement.Token.End) return false;
        statement.TakeQualifiedName();
        return statement.IsSign('=') || statement.Is("TO") || (statement.Is("FROM") && statement.Peek().Is(statement.Sql, "CURRENT"));
    }

    // SET SESSION AUTHORIZATION and SET SESSION CHARACTERISTICS: the word is a part of the name there.
    private static bool BehindSessionIsMore(in EffectsOfStatement statement)
    {
        if (!statement.Is("SESSION")) return false;
        var next = statement.Peek();
        return next.Is(statement.Sql, "AUTHORIZATION") || next.Is(statement.Sql, "CHARACTERISTICS");
    }

    private static void AddParameter(ref EffectsOfStatement statement, Scope scope, int start)
    {
        var name = statement.TakeQualifiedName().ToLowerInvariant();
        var end = statement.Previous.End;
        var isFromCurrent = statement.Is("FROM");
        statement.Next();
        if (!isFromCurrent && !IsListOfValues(statement)) return;
        switch (name)
        {
            case "role":
                statement.Add(Kind.Role, Form.SetRole, scope, start, end, RoleName(statement));
                break;
            case "session_authorization":
                statement.Add(Kind.Role, Form.SetSessionAuthorization, scope, start, end, RoleName(statement));
                break;
            case "transaction_isolation" or "transaction_read_only" or "transaction_deferrable":
                statement.Add(Kind.Setting, Form.SetTransaction, Scope.Transaction, start, end, name);
                break;
            default:
                statement.Add(Kind.Setting, Form.Set, scope, start, end, name);
                break;
        }
    }

    // SET status = 1, changed = now() WHERE id = 2 is a piece of an UPDATE: a setting's values are plain, and nothing is behind them.
    private static bool IsListOfValues(EffectsOfStatement statement)
    {
        while (true)
        {
            if (statement.IsSign('-') || statement.IsSign('+')) statement.Next();
            if (!IsValue(statement.Token)) return false;
            statement.Next();

            // 'tenant_' and a hole, or two holes, are one value where nothing parts them.
            while (IsValue(statement.Token) && statement.Token.Start == statement.Previous.End) statement.Next();
            if (statement.AtEnd) return true;
            if (statement.Token.Kind != SqlTokenKind.Comma) return false;
            statement.Next();
        }
    }

    private static bool IsValue(SqlToken token) =>
        token.Kind is SqlTokenKind.String or SqlTokenKind.Number or SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Parameter or SqlTokenKind.Hole;

    private static void AddRole(ref EffectsOfStatement statement, Form form, Scope scope, int start)
    {
        var end = statement.Previous.End;
        if (statement.AtEnd) return;
        statement.Add(Kind.Role, form, scope, start, end, RoleName(statement));
    }

    // SET ROLE x, SET ROLE 'x', SET ROLE NONE, SET SESSION AUTHORIZATION DEFAULT
    private static string RoleName(EffectsOfStatement statement) =>
        Lexing.Names.OfString(statement.Sql, statement.Token) ?? statement.TakeQualifiedName();

    private static void AddFixed(ref EffectsOfStatement statement, string keyword, string name, Scope scope, int start)
    {
        if (!statement.Is(keyword)) return;
        statement.Add(Kind.Setting, Form.Set, scope, start, statement.Token.End, name);
    }

    // SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL …: named by the first of its modes.
    private static void AddCharacteristics(ref EffectsOfStatement statement, Scope scope, int start)
    {
        statement.Next();
        if (!statement.Take("AS") || !statement.Is("TRANSACTION")) return;
        var end = statement.Token.End;
        statement.Next();
        var name = statement.Is("ISOLATION") ? "default_transaction_isolation"
            : statement.Is("READ") ? "default_transaction_read_only"
            : statement.Is("DEFERRABLE") || statement.Is("NOT") ? "default_transaction_deferrable"
            : "";
        statement.Add(Kind.Setting, Form.SessionCharacteristics, scope, start, end, name);
    }
}
