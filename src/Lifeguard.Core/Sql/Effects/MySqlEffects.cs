using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;
using Scope = Lifeguard.Core.Sql.SessionEffectScope;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>What does this statement of MySQL or MariaDB leave behind?</summary>
internal static class MySqlEffects
{
    public static void Find(ref EffectsOfStatement statement)
    {
        while (statement.Token.Kind == SqlTokenKind.Open) statement.Next();
        if (statement.Is("EXPLAIN") || statement.Is("DESCRIBE") || statement.Is("DESC"))
        {
            statement.Next();
            if (!statement.Take("ANALYZE")) return;
        }

        var start = statement.Token.Start;
        switch (statement.Token.Kind == SqlTokenKind.Word ? Splitting.LeadingKeywords.Of(statement.Sql, start, statement.Token.End) : "")
        {
            case "SET":
                MySqlSettings.Find(ref statement);
                break;
            case "CREATE":
                FindCreate(ref statement);
                break;
            case "LOCK" or "UNLOCK" or "FLUSH":
                FindTableLock(ref statement);
                break;
            case "PREPARE":
                statement.Next();
                AddNamed(ref statement, Kind.Prepare, Form.Only, start);
                break;
            case "EXECUTE":
                statement.Next();
                if (!statement.Is("IMMEDIATE")) AddNamed(ref statement, Kind.Execute, Form.Only, start);
                break;
            case "DEALLOCATE" or "DROP":
                statement.Next();
                if (statement.Take("PREPARE")) AddNamed(ref statement, Kind.Deallocate, Form.Part, start);
                break;
            case "USE":
                statement.Next();
                AddNamed(ref statement, Kind.CurrentDatabase, Form.Only, start);
                break;
            case "BEGIN" or "START" or "COMMIT" or "ROLLBACK" or "SAVEPOINT" or "RELEASE" or "XA":
                FindTransaction(ref statement);
                break;
            case "ALTER" or "GRANT" or "REVOKE":
                break;
            default:
                while (!statement.AtEnd) MySqlExpressions.FindHere(ref statement);
                break;
        }
    }

    // The body of a program, and the query of a view, run later.
    private static void FindCreate(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        if (statement.Take("OR")) statement.Take("REPLACE");
        var isTemporary = statement.Take("TEMPORARY");
        var isTable = statement.Is("TABLE");
        if (!isTable && !(isTemporary && statement.Is("SEQUENCE"))) return;

        statement.Next();
        if (statement.Take("IF") && statement.Take("NOT")) statement.Take("EXISTS");
        var name = statement.TakeQualifiedName();
        if (isTemporary) statement.Add(Kind.TempObject, isTable ? Form.TempTable : Form.TempViewOrSequence, Scope.Session, start, statement.Previous.End, name);
        while (!statement.AtEnd) MySqlExpressions.FindHere(ref statement);
    }

    private static void FindTableLock(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        if (statement.Take("LOCK") || statement.Take("UNLOCK"))
        {
            var form = statement.Previous.Is(statement.Sql, "LOCK") ? Form.Acquire : Form.Release;
            if (!statement.Is("TABLE") && !statement.Is("TABLES") && !statement.Is("INSTANCE")) return;
            var end = statement.Token.End;
            statement.Next();
            var name = statement.TakeQualifiedName();
            statement.Add(Kind.TableLock, form, Scope.Session, start, end, name);
            return;
        }

        // FLUSH [LOCAL] TABLES a, b WITH READ LOCK, or FOR EXPORT
        for (; !statement.AtEnd; statement.Next())
        {
            var takes = (statement.Is("LOCK") && statement.Previous.Is(statement.Sql, "READ")) || (statement.Is("EXPORT") && statement.Previous.Is(statement.Sql, "FOR"));
            if (takes) statement.Add(Kind.TableLock, Form.Acquire, Scope.Session, start, statement.Token.End);
        }
    }

    private static void FindTransaction(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        if (statement.Take("BEGIN"))
        {
            statement.Take("WORK");
            if (statement.AtEnd) Add(ref statement, Form.Begin, start);
        }
        else if (statement.Take("START"))
        {
            if (statement.Take("TRANSACTION")) Add(ref statement, Form.Begin, start);
        }
        else if (statement.Take("COMMIT") || statement.Take("ROLLBACK"))
        {
            var form = statement.Previous.Is(statement.Sql, "COMMIT") ? Form.Commit : Form.Rollback;
            statement.Take("WORK");
            if (form == Form.Rollback && statement.Take("TO"))
            {
                statement.Take("SAVEPOINT");
                AddSavepoint(ref statement, start);
                return;
            }

            Add(ref statement, form, start);
            var and = statement.Token.Start;
            if (statement.Take("AND") && statement.Take("CHAIN")) Add(ref statement, Form.Begin, and);
        }
        else if (statement.Take("SAVEPOINT") || (statement.Take("RELEASE") && statement.Take("SAVEPOINT")))
        {
            AddSavepoint(ref statement, start);
        }
        else if (statement.Take("XA") && !statement.AtEnd && !statement.Is("RECOVER"))
        {
            statement.Next();
            Add(ref statement, Form.TwoPhase, start);
        }
    }

    private static void AddSavepoint(ref EffectsOfStatement statement, int start)
    {
        var name = statement.TakeQualifiedName();
        Add(ref statement, Form.Savepoint, start, name);
    }

    private static void AddNamed(ref EffectsOfStatement statement, Kind kind, Form form, int start)
    {
        if (statement.Token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Hole)) return;
        var name = statement.TakeQualifiedName();
        statement.Add(kind, form, Scope.Session, start, statement.Previous.End, name);
    }

    private static void Add(ref EffectsOfStatement statement, Form form, int start, string name = "") =>
        statement.Add(Kind.TransactionControl, form, Scope.Transaction, start, statement.Previous.End, name);
}
