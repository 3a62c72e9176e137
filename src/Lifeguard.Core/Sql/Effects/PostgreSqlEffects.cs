using Lifeguard.Core.Sql.Lexing;
using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;
using Scope = Lifeguard.Core.Sql.SessionEffectScope;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>What does this statement of PostgreSQL leave behind? By its leading keyword; statements that run expressions are searched for function calls.</summary>
internal static class PostgreSqlEffects
{
    public static void Find(ref EffectsOfStatement statement)
    {
        if (statement.Take("EXPLAIN"))
        {
            if (!TakeExplainThatRuns(ref statement)) return;

            // The query of the cursor runs, but no cursor is declared.
            if (statement.Is("DECLARE")) PostgreSqlFunctions.Find(ref statement);
        }

        FindInCommand(ref statement);
    }

    private static void FindInCommand(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        while (statement.Token.Kind == SqlTokenKind.Open) statement.Next();
        switch (LeadingKeyword(statement))
        {
            case "SELECT" or "WITH" or "INSERT" or "UPDATE" or "DELETE" or "MERGE" or "VALUES" or "TABLE" or "CALL" or "COPY":
                PostgreSqlFunctions.Find(ref statement);
                break;
            case "SET":
                PostgreSqlSettings.FindSet(ref statement);
                break;
            case "RESET":
                PostgreSqlSettings.FindReset(ref statement);
                break;
            case "CREATE":
                PostgreSqlTemporaryObjects.Find(ref statement);
                break;
            case "DECLARE":
                FindCursor(ref statement);
                break;
            case "EXECUTE":
                FindExecute(ref statement);
                break;
            case "LISTEN":
                statement.Next();
                AddNamed(ref statement, Kind.Listen, Form.Acquire, start);
                break;
            case "UNLISTEN":
                statement.Next();
                if (statement.IsSign('*')) AddAndNext(ref statement, Kind.Listen, Form.Release, start, "*");
                else AddNamed(ref statement, Kind.Listen, Form.Release, start);
                break;
            case "DEALLOCATE":
                FindDeallocate(ref statement);
                break;
            case "DISCARD":
                FindDiscard(ref statement);
                break;
            case "LOAD":
                statement.Next();
                if (statement.Token.Kind is SqlTokenKind.String or SqlTokenKind.Hole or SqlTokenKind.Parameter)
                {
                    AddAndNext(ref statement, Kind.Load, Form.Only, start, Names.OfString(statement.Sql, statement.Token) ?? "");
                }

                break;
            case "PREPARE":
                FindPrepare(ref statement);
                break;
            default:
                PostgreSqlTransactions.Find(ref statement);
                break;
        }
    }

    /// <summary>Steps over the options of an <c>EXPLAIN</c>; false where it only plans.</summary>
    private static bool TakeExplainThatRuns(ref EffectsOfStatement statement)
    {
        var runs = false;
        if (statement.Token.Kind == SqlTokenKind.Open && IsExplainOption(statement.Peek(), statement.Sql))
        {
            statement.Next();
            while (!statement.AtEnd && statement.Token.Kind != SqlTokenKind.Close)
            {
                var isAnalyze = statement.Is("ANALYZE") || statement.Is("ANALYSE");
                statement.Next();
                if (isAnalyze) runs = statement.Token.Kind is SqlTokenKind.Comma or SqlTokenKind.Close || Booleans.Of(statement.Sql, statement.Token) == true;
                while (statement.Token.Kind is not (SqlTokenKind.Comma or SqlTokenKind.Close or SqlTokenKind.None)) statement.Next();
                if (statement.Token.Kind == SqlTokenKind.Comma) statement.Next();
            }

            statement.Next();
            return runs;
        }

        while (statement.Is("ANALYZE") || statement.Is("ANALYSE") || statement.Is("VERBOSE"))
        {
            runs |= !statement.Is("VERBOSE");
            statement.Next();
        }

        return runs;
    }

    // EXPLAIN (SELECT 1) has a query in its parentheses, and no options.
    private static bool IsExplainOption(SqlToken token, string sql) =>
        token.Kind == SqlTokenKind.Word && !token.Is(sql, "SELECT") && !token.Is(sql, "WITH") && !token.Is(sql, "VALUES") && !token.Is(sql, "TABLE");

    // DECLARE c BINARY INSENSITIVE SCROLL CURSOR WITH HOLD FOR …
    private static void FindCursor(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        var name = statement.TakeQualifiedName();
        while (statement.Is("BINARY") || statement.Is("INSENSITIVE") || statement.Is("ASENSITIVE") || statement.Is("SCROLL") || statement.Is("NO")) statement.Next();
        if (!statement.Take("CURSOR") || statement.Token.Kind == SqlTokenKind.Hole) return;

        var end = statement.Previous.End;
        var scope = Scope.Transaction;
        if (statement.Is("WITH") || statement.Is("WITHOUT"))
        {
            if (statement.Is("WITH")) scope = Scope.Session;
            statement.Next();
            if (!statement.Is("HOLD")) return;
            end = statement.Token.End;
            statement.Next();
        }

        statement.Add(Kind.Cursor, Form.Only, scope, start, end, name);
        if (statement.Take("FOR")) PostgreSqlFunctions.Find(ref statement);
    }

    private static void FindPrepare(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        if (statement.Is("TRANSACTION") && statement.Peek().Kind is SqlTokenKind.String or SqlTokenKind.Hole or SqlTokenKind.Parameter)
        {
            statement.Next();
            AddAndNext(ref statement, Kind.TransactionControl, Form.TwoPhase, start, Names.OfString(statement.Sql, statement.Token) ?? "", Scope.Transaction);
            return;
        }

        AddNamed(ref statement, Kind.Prepare, Form.Only, start);
    }

    /// <summary><c>EXECUTE name(…)</c>, which may also stand behind <c>CREATE TABLE … AS</c>.</summary>
    public static void FindExecute(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        AddNamed(ref statement, Kind.Execute, Form.Only, start);
        PostgreSqlFunctions.Find(ref statement);
    }

    private static void FindDeallocate(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        if (statement.Is("PREPARE") && statement.Peek().Kind != SqlTokenKind.None) statement.Next();
        if (statement.Is("ALL")) AddAndNext(ref statement, Kind.Deallocate, Form.All, start, "");
        else AddNamed(ref statement, Kind.Deallocate, Form.Part, start);
    }

    private static void FindDiscard(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        if (statement.Is("ALL"))
        {
            AddAndNext(ref statement, Kind.Discard, Form.All, start, "");
        }
        else if (statement.Is("PLANS") || statement.Is("SEQUENCES") || statement.Is("TEMP") || statement.Is("TEMPORARY"))
        {
            AddAndNext(ref statement, Kind.Discard, Form.Part, start, statement.Is("TEMPORARY") ? "temp" : Names.Of(statement.Sql, statement.Token));
        }
    }

    private static void AddNamed(ref EffectsOfStatement statement, Kind kind, Form form, int start)
    {
        if (statement.Token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Hole)) return;
        var name = statement.TakeQualifiedName();
        statement.Add(kind, form, Scope.Session, start, statement.Previous.End, name);
    }

    private static void AddAndNext(ref EffectsOfStatement statement, Kind kind, Form form, int start, string name, Scope scope = Scope.Session)
    {
        statement.Add(kind, form, scope, start, statement.Token.End, name);
        statement.Next();
    }

    private static string LeadingKeyword(in EffectsOfStatement statement) =>
        statement.Token.Kind == SqlTokenKind.Word ? Splitting.LeadingKeywords.Of(statement.Sql, statement.Token.Start, statement.Token.End) : "";
}
