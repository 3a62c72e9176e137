using Lifeguard.Core.Sql.Lexing;
using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;
using Scope = Lifeguard.Core.Sql.SessionEffectScope;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>What does this statement of T-SQL leave behind?</summary>
internal static class TransactSqlEffects
{
    public static void Find(ref EffectsOfStatement statement)
    {
        while (statement.Token.Kind == SqlTokenKind.Open) statement.Next();
        var start = statement.Token.Start;
        switch (statement.Token.Kind == SqlTokenKind.Word ? Splitting.LeadingKeywords.Of(statement.Sql, start, statement.Token.End) : "")
        {
            case "SET":
                FindSet(ref statement);
                break;
            case "USE":
                statement.Next();
                if (!IsName(statement.Token)) return;
                var database = statement.TakeQualifiedName();
                statement.Add(Kind.CurrentDatabase, Form.Only, Scope.Session, start, statement.Previous.End, database);
                break;
            case "EXEC" or "EXECUTE":
                statement.Next();
                if (statement.Is("AS")) FindExecuteAs(ref statement, start);
                else TransactSqlProcedures.Find(ref statement, hasKeyword: true);
                break;
            case "REVERT":
                statement.Add(Kind.Role, Form.ExecuteAs, Scope.Session, start, statement.Token.End);
                break;
            case "CREATE":
                FindCreate(ref statement);
                break;
            case "DECLARE":
                FindCursor(ref statement);
                break;
            case "BEGIN" or "COMMIT" or "ROLLBACK" or "SAVE":
                FindTransaction(ref statement);
                break;
            case "ALTER" or "GRANT" or "DENY" or "REVOKE":
                break;
            case "" when statement.Token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName:
                TransactSqlProcedures.Find(ref statement, hasKeyword: false);
                break;
            default:
                FindInExpressions(ref statement);
                break;
        }
    }

    private static void FindSet(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        if (statement.Is("TRANSACTION"))
        {
            // It lasts beyond the transaction, unlike elsewhere.
            if (statement.Peek().Is(statement.Sql, "ISOLATION")) statement.Add(Kind.Setting, Form.SetTransaction, Scope.Session, start, statement.Token.End, "transaction isolation level");
            return;
        }

        // A hole may be a variable, unless ON or OFF is behind it.
        if (statement.Token.Kind == SqlTokenKind.Hole && statement.Peek() is var next && !next.Is(statement.Sql, "ON") && !next.Is(statement.Sql, "OFF")) return;
        if (statement.Token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Hole))
        {
            // SET @v = (SELECT SCOPE_IDENTITY()): the variable ends with the batch.
            FindInExpressions(ref statement);
            return;
        }

        // SET ANSI_NULLS, QUOTED_IDENTIFIER ON
        while (statement.Token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Hole)
        {
            var name = statement.TakeQualifiedName();
            if (name == "statistics" && statement.Token.Kind == SqlTokenKind.Word) name += " " + statement.TakeQualifiedName();
            // SET status = 1 WHERE id = 2 is a piece of an UPDATE: options know no equals sign.
            if (statement.AtEnd || statement.IsSign('=')) return;
            statement.Add(Kind.Setting, name == "context_info" ? Form.SessionContext : Form.Set, Scope.Session, start, statement.Previous.End, name);
            if (statement.Token.Kind != SqlTokenKind.Comma) return;
            statement.Next();
            start = statement.Token.Start;
        }
    }

    // EXECUTE AS USER = 'x'; EXEC ('…') AS USER = 'x' lasts for the text in the parentheses.
    private static void FindExecuteAs(ref EffectsOfStatement statement, int start)
    {
        statement.Next();
        if (statement.AtEnd) return;
        var end = statement.Token.End;
        statement.Next();
        var name = "";
        if (statement.IsSign('='))
        {
            statement.Next();
            name = Names.OfString(statement.Sql, statement.Token) ?? "";
        }

        statement.Add(Kind.Role, Form.ExecuteAs, Scope.Session, start, end, name);
    }

    private static void FindCreate(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        if (!statement.Take("TABLE")) return;
        var name = TakeTableName(ref statement);
        if (IsTemporary(statement, name)) statement.Add(Kind.TempObject, Form.TempTable, Scope.Session, start, statement.Previous.End, KnownName(statement, name));
    }

    // Only GLOBAL says so for certain: without a word the database's option decides.
    private static void FindCursor(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        if (statement.Token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName)) return;
        var name = statement.TakeQualifiedName();
        while (statement.Is("INSENSITIVE") || statement.Is("SCROLL")) statement.Next();
        if (statement.Take("CURSOR") && statement.Take("GLOBAL")) statement.Add(Kind.Cursor, Form.Only, Scope.Session, start, statement.Previous.End, name);
    }

    private static void FindTransaction(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        var form = statement.Is("BEGIN") ? Form.Begin : statement.Is("COMMIT") ? Form.Commit : statement.Is("SAVE") ? Form.Savepoint : Form.Rollback;
        statement.Next();
        statement.Take("DISTRIBUTED");
        var isNamed = statement.Take("TRAN") || statement.Take("TRANSACTION");
        if (!isNamed && !statement.Take("WORK") && form is Form.Begin or Form.Savepoint) return;
        var end = statement.Previous.End;
        var name = isNamed && IsName(statement.Token) && !statement.Is("WITH") ? statement.TakeQualifiedName() : "";
        statement.Add(Kind.TransactionControl, form, Scope.Transaction, start, end, name);
    }

    private static void FindInExpressions(ref EffectsOfStatement statement)
    {
        for (; !statement.AtEnd; statement.Next())
        {
            var token = statement.Token;
            if (token.Kind == SqlTokenKind.SystemVariable)
            {
                if (!statement.FollowsInsert && Words.Are(statement.Sql, token.Start, token.End, "@@IDENTITY"))
                {
                    statement.Add(Kind.SequenceRead, Form.Only, Scope.Session, token.Start, token.End, "@@identity");
                }
            }
            else if (token.Is(statement.Sql, "SCOPE_IDENTITY"))
            {
                var isCall = statement.Previous.Kind != SqlTokenKind.Dot && statement.Peek().Kind == SqlTokenKind.Open;
                if (isCall && !statement.FollowsInsert) statement.Add(Kind.SequenceRead, Form.Only, Scope.Session, token.Start, token.End, "scope_identity");
            }
            else if (token.Is(statement.Sql, "INTO") && !statement.Previous.Is(statement.Sql, "INSERT") && !statement.Previous.Is(statement.Sql, "MERGE"))
            {
                FindSelectInto(statement, ref statement);
            }
        }
    }

    private static void FindSelectInto(EffectsOfStatement ahead, ref EffectsOfStatement statement)
    {
        var start = ahead.Token.Start;
        ahead.Next();
        if (!IsName(ahead.Token)) return;
        var name = TakeTableName(ref ahead);
        if (IsTemporary(ahead, name)) statement.Add(Kind.TempObject, Form.SelectIntoTemp, Scope.Session, start, ahead.Previous.End, KnownName(ahead, name));
    }

    // #t, ##t, tempdb..#t: the last part of the name.
    private static SqlToken TakeTableName(ref EffectsOfStatement statement)
    {
        var first = statement.Token;
        var last = first;
        while (IsName(statement.Token) || statement.Token.Kind == SqlTokenKind.Dot)
        {
            if (statement.Token != first && IsName(statement.Token) && IsName(statement.Previous) && statement.Previous.End != statement.Token.Start) break;
            if (statement.Token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName) last = statement.Token;
            statement.Next();
        }

        return last;
    }

    private static string KnownName(in EffectsOfStatement statement, SqlToken name) =>
        statement.Previous == name ? Names.Of(statement.Sql, name) : "";

    private static bool IsTemporary(in EffectsOfStatement statement, SqlToken name) =>
        name.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName && statement.Sql[name.Kind == SqlTokenKind.Word ? name.Start : Math.Min(name.Start + 1, name.End - 1)] == '#';

    private static bool IsName(SqlToken token) => token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Hole;
}
