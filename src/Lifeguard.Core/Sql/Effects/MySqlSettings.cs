using Lifeguard.Core.Sql.Lexing;
using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;
using Scope = Lifeguard.Core.Sql.SessionEffectScope;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>What does this <c>SET</c> of MySQL or MariaDB change? <c>LOCAL</c> is another word for <c>SESSION</c> there: nothing of it ends with the transaction.</summary>
internal static class MySqlSettings
{
    public static void Find(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        if (FindSpecialForm(ref statement, start)) return;

        if (IsPieceOfUpdate(statement)) return;

        // The last GLOBAL or SESSION that was written is valid for the assignments that have none.
        var isOfSession = true;
        var isNextTransaction = true;
        while (!statement.AtEnd)
        {
            FindAssignment(ref statement, start, ref isOfSession, ref isNextTransaction);
            SkipValue(ref statement);
            start = statement.Token.Start;
        }
    }

    // SET status = 1 WHERE id = 2: no SET of a session has a condition.
    private static bool IsPieceOfUpdate(EffectsOfStatement statement)
    {
        var depth = 0;
        for (; !statement.AtEnd; statement.Next())
        {
            if (statement.Token.Kind == SqlTokenKind.Open) depth++;
            else if (statement.Token.Kind == SqlTokenKind.Close) depth--;
            else if (depth <= 0 && statement.Is("WHERE")) return true;
        }

        return false;
    }

    private static bool FindSpecialForm(ref EffectsOfStatement statement, int start)
    {
        var next = statement.Peek();
        if (statement.Is("PASSWORD") || statement.Is("DEFAULT")) return true;
        if (next.Kind == SqlTokenKind.Sign && statement.Sql[next.Start] is '=' or ':') return false;
        if (statement.Is("STATEMENT"))
        {
            // MariaDB's SET STATEMENT … FOR lasts for the statement behind it.
            while (!statement.AtEnd) MySqlExpressions.FindHere(ref statement);
            return true;
        }

        if (statement.Take("ROLE"))
        {
            var end = statement.Previous.End;
            var role = Names.OfString(statement.Sql, statement.Token) ?? statement.TakeQualifiedName();
            statement.Add(Kind.Role, Form.SetRole, Scope.Session, start, end, role);
            return true;
        }

        if (statement.Is("RESOURCE"))
        {
            statement.Next();
            if (statement.Is("GROUP")) statement.Add(Kind.Setting, Form.Set, Scope.Session, start, statement.Token.End, "resource group");
            return true;
        }

        var isGlobal = statement.Is("GLOBAL");
        var isSession = statement.Is("SESSION") || statement.Is("LOCAL");
        if (statement.Is("TRANSACTION") || ((isGlobal || isSession) && next.Is(statement.Sql, "TRANSACTION")))
        {
            if (isGlobal || isSession) statement.Next();
            var form = isSession ? Form.SessionCharacteristics : Form.SetTransaction;
            if (!isGlobal) statement.Add(Kind.Setting, form, Scope.Session, start, statement.Token.End, "transaction");
            return true;
        }

        return false;
    }

    private static void FindAssignment(ref EffectsOfStatement statement, int start, ref bool isOfSession, ref bool isNextTransaction)
    {
        if (MySqlExpressions.IsVariable(statement.Sql, statement.Token))
        {
            MySqlExpressions.AddVariable(ref statement, statement.Token);
            statement.Next();
            return;
        }

        if (statement.Is("NAMES") || statement.Is("CHARSET") || statement.Is("CHARACTER") || statement.Is("CHAR"))
        {
            var name = statement.Is("NAMES") ? "names" : "character set";
            if (statement.Is("CHARACTER") || statement.Is("CHAR")) statement.Next();
            statement.Add(Kind.Setting, Form.Set, Scope.Session, start, statement.Token.End, name);
            statement.Next();
            return;
        }

        string setting;
        if (statement.Token.Kind == SqlTokenKind.SystemVariable)
        {
            setting = OfSystemVariable(statement, out var scope);
            var isOfThis = scope is not ("global" or "persist" or "persist_only");
            isNextTransaction = scope.Length == 0;
            statement.Next();
            if (isOfThis) AddSetting(ref statement, start, setting, isNextTransaction);
            return;
        }

        var next = statement.Peek();
        if (next.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Hole)
        {
            if (statement.Is("SESSION") || statement.Is("LOCAL")) (isOfSession, isNextTransaction) = (true, false);
            else if (statement.Is("GLOBAL") || statement.Is("PERSIST") || statement.Is("PERSIST_ONLY")) isOfSession = false;
            else if (statement.Token.Kind == SqlTokenKind.Hole) isOfSession = false;
            else return;
            statement.Next();
        }

        // A hole may hold a variable of the user, or GLOBAL and a name.
        if (statement.Token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName)) return;
        setting = statement.TakeQualifiedName();
        if (isOfSession && statement.Token.Kind == SqlTokenKind.Sign) AddSetting(ref statement, start, setting.ToLowerInvariant(), isNextTransaction: false);
    }

    // SET autocommit = 0 leaves a transaction open from the next statement on.
    private static void AddSetting(ref EffectsOfStatement statement, int start, string name, bool isNextTransaction)
    {
        var end = statement.Previous.End;
        if (name == "autocommit")
        {
            var value = statement;
            value.Next();
            if (Booleans.Of(statement.Sql, value.Token) == false)
            {
                statement.Add(Kind.TransactionControl, Form.Begin, Scope.Session, start, end, name);
                return;
            }
        }

        var isOfNextTransaction = isNextTransaction && name is "transaction_isolation" or "tx_isolation" or "transaction_read_only" or "tx_read_only";
        statement.Add(Kind.Setting, isOfNextTransaction ? Form.SetTransaction : Form.Set, Scope.Session, start, end, name);
    }

    // @@x, @@session.x
    private static string OfSystemVariable(in EffectsOfStatement statement, out string scope)
    {
        var name = Words.Lower(statement.Sql, statement.Token.Start + 2, statement.Token.End).Replace("`", "");
        scope = "";
        var dot = name.IndexOf('.');
        if (dot < 0) return name;
        var first = name.Substring(0, dot);
        if (first is not ("global" or "session" or "local" or "persist" or "persist_only")) return name;
        scope = first;
        return name.Substring(dot + 1);
    }

    // Up to the comma that parts it from the next assignment, which is stepped over.
    private static void SkipValue(ref EffectsOfStatement statement)
    {
        var depth = 0;
        while (!statement.AtEnd)
        {
            var kind = statement.Token.Kind;
            if (kind == SqlTokenKind.Comma && depth == 0)
            {
                statement.Next();
                return;
            }

            if (kind == SqlTokenKind.Open) depth++;
            if (kind == SqlTokenKind.Close && depth > 0) depth--;
            MySqlExpressions.FindHere(ref statement);
        }
    }
}
