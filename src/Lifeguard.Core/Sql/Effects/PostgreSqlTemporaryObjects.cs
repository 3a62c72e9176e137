using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;
using Scope = Lifeguard.Core.Sql.SessionEffectScope;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>
/// Does this <c>CREATE</c> of PostgreSQL make a temporary table, view or sequence, and does the query run that it may hold? Defaults, views, policies and rules only describe what will run later.
/// A function or type in <c>pg_temp</c> is not reported: it is temporary too, but no pooler's documents say what they make of it.
/// </summary>
internal static class PostgreSqlTemporaryObjects
{
    public static void Find(ref EffectsOfStatement statement)
    {
        var start = statement.Token.Start;
        statement.Next();
        if (statement.Take("OR")) statement.Take("REPLACE");
        var isTemporary = TakeTemporary(ref statement);
        statement.Take("UNLOGGED");
        statement.Take("RECURSIVE");
        if (statement.Is("TABLE"))
        {
            FindTable(ref statement, isTemporary, start);
        }
        else if (statement.Is("MATERIALIZED"))
        {
            FindQuery(ref statement);
        }
        else if (statement.Is("VIEW") || statement.Is("SEQUENCE"))
        {
            TakeHead(ref statement, out var schema, out var name);
            if (isTemporary || schema == "pg_temp") statement.Add(Kind.TempObject, Form.TempViewOrSequence, Scope.Session, start, statement.Previous.End, name);
        }
    }

    /// <summary>Steps over <c>[LOCAL | GLOBAL] TEMP[ORARY]</c>.</summary>
    public static bool TakeTemporary(ref EffectsOfStatement statement)
    {
        if ((statement.Is("LOCAL") || statement.Is("GLOBAL")) && IsTemporary(statement.Peek(), statement.Sql)) statement.Next();
        if (!IsTemporary(statement.Token, statement.Sql)) return false;
        statement.Next();
        return true;
    }

    private static bool IsTemporary(SqlToken token, string sql) => token.Is(sql, "TEMP") || token.Is(sql, "TEMPORARY");

    private static void FindTable(ref EffectsOfStatement statement, bool isTemporary, int start)
    {
        TakeHead(ref statement, out var schema, out var name);
        if ((isTemporary || schema == "pg_temp") && ScopeOf(statement) is { } scope)
        {
            statement.Add(Kind.TempObject, Form.TempTable, scope, start, statement.Previous.End, name);
        }

        FindQuery(ref statement);
    }

    // TABLE [IF NOT EXISTS] schema.name
    private static void TakeHead(ref EffectsOfStatement statement, out string schema, out string name)
    {
        statement.Next();
        if (statement.Is("IF") && statement.Peek().Is(statement.Sql, "NOT"))
        {
            statement.Next();
            statement.Next();
            statement.Take("EXISTS");
        }

        name = statement.TakeQualifiedName(out schema);
        if (schema.Length > 0 && name.Length > schema.Length) name = name.Substring(schema.Length + 1);
    }

    // ON COMMIT DROP stands in front of AS: behind it the words belong to the query. Null where a hole may hold it.
    private static Scope? ScopeOf(EffectsOfStatement statement)
    {
        var depth = 0;
        if (statement.AtEnd && statement.Previous.Kind == SqlTokenKind.Hole) return null;
        for (; !statement.AtEnd; statement.Next())
        {
            if (statement.Token.Kind == SqlTokenKind.Open) depth++;
            else if (statement.Token.Kind == SqlTokenKind.Close) depth--;
            else if (depth > 0) continue;
            else if (statement.Is("AS")) break;
            else if (statement.Token.Kind == SqlTokenKind.Hole) return null;
            else if (statement.Is("DROP") && statement.Previous.Is(statement.Sql, "COMMIT")) return Scope.Transaction;
        }

        return Scope.Session;
    }

    // CREATE TABLE … AS SELECT, and CREATE TABLE … AS EXECUTE.
    private static void FindQuery(ref EffectsOfStatement statement)
    {
        var depth = 0;
        for (; !statement.AtEnd; statement.Next())
        {
            if (statement.Token.Kind == SqlTokenKind.Open) depth++;
            else if (statement.Token.Kind == SqlTokenKind.Close) depth--;
            else if (depth == 0 && statement.Is("AS")) break;
        }

        statement.Next();
        if (statement.Is("EXECUTE")) PostgreSqlEffects.FindExecute(ref statement);
        else PostgreSqlFunctions.Find(ref statement);
    }
}
