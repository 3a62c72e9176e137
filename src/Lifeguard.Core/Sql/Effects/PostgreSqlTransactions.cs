using Lifeguard.Core.Sql.Lexing;
using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;
using Scope = Lifeguard.Core.Sql.SessionEffectScope;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>Does this statement of PostgreSQL begin, part or end a transaction?</summary>
internal static class PostgreSqlTransactions
{
    public static void Find(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        if (statement.Take("BEGIN"))
        {
            TakeNoiseWord(ref statement);
            if (IsBeforeModes(statement)) Add(ref statement, Form.Begin, start);
        }
        else if (statement.Take("START"))
        {
            if (statement.Take("TRANSACTION") && IsBeforeModes(statement)) Add(ref statement, Form.Begin, start);
        }
        else if (statement.Take("COMMIT") || statement.Take("END"))
        {
            FindEnd(ref statement, Form.Commit, start);
        }
        else if (statement.Take("ROLLBACK") || statement.Take("ABORT"))
        {
            FindEnd(ref statement, Form.Rollback, start);
        }
        else if (statement.Take("SAVEPOINT"))
        {
            AddSavepoint(ref statement, start);
        }
        else if (statement.Take("RELEASE"))
        {
            if (statement.Is("SAVEPOINT") && statement.Peek().Kind != SqlTokenKind.None) statement.Next();
            AddSavepoint(ref statement, start);
        }
    }

    private static void FindEnd(ref EffectsOfStatement statement, Form form, int start)
    {
        if (statement.Take("PREPARED"))
        {
            var name = Names.OfString(statement.Sql, statement.Token) ?? "";
            Add(ref statement, Form.TwoPhase, start, name);
            return;
        }

        TakeNoiseWord(ref statement);
        if (form == Form.Rollback && statement.Take("TO"))
        {
            if (statement.Is("SAVEPOINT") && statement.Peek().Kind != SqlTokenKind.None) statement.Next();
            AddSavepoint(ref statement, start);
            return;
        }

        // END AS total is a piece of a CASE.
        if (!statement.AtEnd && !statement.Is("AND") && statement.Token.Kind != SqlTokenKind.Hole) return;
        Add(ref statement, form, start);

        // AND CHAIN: the next transaction begins at once.
        var and = statement.Token.Start;
        if (statement.Take("AND") && statement.Take("CHAIN")) Add(ref statement, Form.Begin, and);
    }

    // BEGIN SELECT 1 is a piece of a routine's body.
    private static bool IsBeforeModes(in EffectsOfStatement statement) => statement.AtEnd || statement.Is("ISOLATION") || statement.Is("READ") || statement.Is("NOT")
        || statement.Is("DEFERRABLE") || statement.Token.Kind == SqlTokenKind.Hole;

    private static void TakeNoiseWord(ref EffectsOfStatement statement)
    {
        if (!statement.Take("WORK")) statement.Take("TRANSACTION");
    }

    private static void AddSavepoint(ref EffectsOfStatement statement, int start)
    {
        var name = statement.TakeQualifiedName();
        Add(ref statement, Form.Savepoint, start, name);
    }

    private static void Add(ref EffectsOfStatement statement, Form form, int start, string name = "") =>
        statement.Add(Kind.TransactionControl, form, Scope.Transaction, start, statement.Previous.End, name);
}
