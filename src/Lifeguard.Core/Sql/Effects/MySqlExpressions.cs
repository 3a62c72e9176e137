using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;
using Scope = Lifeguard.Core.Sql.SessionEffectScope;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>Which functions with an effect on the session does an expression of MySQL call, and which variables of the session does it assign?</summary>
internal static class MySqlExpressions
{
    /// <summary>Looks at the token in question and steps over it.</summary>
    public static void FindHere(ref EffectsOfStatement statement)
    {
        var token = statement.Token;
        var before = statement.Previous;
        statement.Next();
        if (token.Kind == SqlTokenKind.Word)
        {
            if (token.Is(statement.Sql, "INTO")) FindIntoVariables(ref statement);
            else if (statement.Token.Kind == SqlTokenKind.Open && before.Kind != SqlTokenKind.Dot) FindCall(ref statement, token);
            else if (token.Is(statement.Sql, "PREVIOUS") && statement.Is("VALUE")) statement.Add(Kind.SequenceRead, Form.Only, Scope.Session, token.Start, statement.Token.End, "previous value");
        }
        else if (token.Kind == SqlTokenKind.SystemVariable)
        {
            if (!statement.FollowsInsert && MySqlSuspicion.FallsOnVariable(statement.Sql, token.Start, token.End))
            {
                statement.Add(Kind.SequenceRead, Form.Only, Scope.Session, token.Start, token.End, Lexing.Words.Lower(statement.Sql, token.Start, token.End));
            }
        }
        else if (IsVariable(statement.Sql, token) && IsAssignment(statement))
        {
            AddVariable(ref statement, token);
        }
    }

    /// <summary>Whether the token has the form of a variable of the session; a parameter of ADO.NET has it too.</summary>
    public static bool IsVariable(string sql, SqlToken token) => token.Kind == SqlTokenKind.Parameter && sql[token.Start] == '@';

    public static void AddVariable(ref EffectsOfStatement statement, SqlToken token)
    {
        var start = token.Start + 1;
        var end = token.End;
        if (end - start >= 2 && statement.Sql[start] is '`' or '\'' or '"') (start, end) = (start + 1, end - 1);
        var name = Lexing.Words.Lower(statement.Sql, start, end);
        statement.Add(Kind.UserVariable, Form.Only, Scope.Session, token.Start, token.End, name.IndexOf(ConnectionStrings.ConnectionStringText.Hole) < 0 ? name : "");
    }

    // SELECT … INTO @a, @b
    private static void FindIntoVariables(ref EffectsOfStatement statement)
    {
        while (IsVariable(statement.Sql, statement.Token))
        {
            AddVariable(ref statement, statement.Token);
            statement.Next();
            if (statement.Token.Kind != SqlTokenKind.Comma) return;
            statement.Next();
        }
    }

    private static void FindCall(ref EffectsOfStatement statement, SqlToken function)
    {
        if (!MySqlSuspicion.FallsOn(statement.Sql, function.Start, function.End, "")) return;
        var name = Lexing.Words.Lower(statement.Sql, function.Start, function.End);
        switch (name)
        {
            case "get_lock":
                Add(ref statement, Kind.AdvisoryLock, Form.Acquire);
                break;
            case "release_lock" or "release_all_locks":
                Add(ref statement, Kind.AdvisoryLock, Form.Release);
                break;
            case "last_insert_id" when !statement.FollowsInsert && statement.Peek().Kind == SqlTokenKind.Close:
                Add(ref statement, Kind.SequenceRead, Form.Only);
                break;
            case "lastval":
                Add(ref statement, Kind.SequenceRead, Form.Only);
                break;
            case "nextval" or "setval":
                Add(ref statement, Kind.SequenceWrite, Form.Only);
                break;
        }

        void Add(ref EffectsOfStatement statement, Kind kind, Form form) => statement.Add(kind, form, Scope.Session, function.Start, function.End, name);
    }

    private static bool IsAssignment(in EffectsOfStatement statement) =>
        statement.Token.Kind == SqlTokenKind.Sign && statement.Token.End - statement.Token.Start == 2 && statement.Sql[statement.Token.Start + 1] == '=';
}
