using System.Text.Json;
using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Tests.Sql.PostgreSqlGrammar;

/// <summary>
/// What PostgreSQL's own grammar has said of these texts (regenerate.sh), and what we say. <c>LIFEGUARD_SQL_ANSWERS</c> names a further file of answers:
/// <c>regenerate.sh 200000 7 /tmp/answers.jsonl</c> makes one to hunt with.
/// </summary>
public sealed class AgreesWithPostgreSql
{
    [Fact]
    public void OnStatementsAndEffects()
    {
        Compare(Path.Combine(AppContext.BaseDirectory, "Sql", "PostgreSqlGrammar", "answers.jsonl"), atLeast: 1_500);
        if (Environment.GetEnvironmentVariable("LIFEGUARD_SQL_ANSWERS") is { Length: > 0 } further) Compare(further, atLeast: 1);
    }

    private static void Compare(string file, int atLeast)
    {
        var answers = File.ReadLines(file).Select(line => JsonSerializer.Deserialize<Answer>(line, JsonSerializerOptions.Web)!).ToList();
        var disagreements = answers.Select(Disagreement).OfType<string>().ToList();

        Assert.True(disagreements.Count == 0, $"{disagreements.Count} of {answers.Count}:\n{string.Join("\n", disagreements.Take(60))}");
        Assert.True(answers.Count >= atLeast, $"Only {answers.Count} answers.");
    }

    private static string? Disagreement(Answer answer)
    {
        var statements = SqlStatements.In(answer.Sql, SqlDialect.PostgreSql).ToList();
        var effects = SessionEffects.Find(answer.Sql, SqlDialect.PostgreSql);
        var ours = statements.Select(statement => Written(statement.Range, effects.Where(effect => effect.Statement == statement.Range).Select(Name).Order(StringComparer.Ordinal))).ToList();
        var theirs = answer.Statements.Select(statement => Written(Trimmed(answer.Sql, statement), statement.Effects)).ToList();
        return ours.SequenceEqual(theirs) ? null : $"{JsonSerializer.Serialize(answer.Sql)}\n    ours   {string.Join(" | ", ours)}\n    theirs {string.Join(" | ", theirs)}";
    }

    private static string Written(TextRange range, IEnumerable<string> effects) => $"{range.Start}-{range.End} {string.Join(' ', effects)}";

    // The grammar's statements begin and end with the white space and comments around them.
    private static TextRange Trimmed(string sql, Statement statement)
    {
        var (start, end) = (-1, -1);
        for (var lexer = new SqlLexer(sql, SqlDialect.PostgreSql, new TextRange(statement.Start, statement.End)); lexer.MoveNext();)
        {
            if (start < 0) start = lexer.Current.Start;
            end = lexer.Current.End;
        }

        return new TextRange(start, end);
    }

    private static string Name(SessionEffect effect) => (effect.Kind, effect.Scope) switch
    {
        (SessionEffectKind.Cursor, SessionEffectScope.Session) => "hold-cursor",
        (SessionEffectKind.TransactionControl, _) => "transaction",
        (_, SessionEffectScope.Transaction) => "tx-scoped:" + KindName(effect.Kind),
        _ => KindName(effect.Kind),
    };

    private static string KindName(SessionEffectKind kind) => kind switch
    {
        SessionEffectKind.AdvisoryLock => "advisory-lock",
        SessionEffectKind.TempObject => "temp",
        SessionEffectKind.SequenceRead => "sequence-read",
        SessionEffectKind.SequenceWrite => "sequence-write",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private sealed record Answer(string Sql, IReadOnlyList<Statement> Statements);

    private sealed record Statement(int Start, int End, string Node, IReadOnlyList<string> Effects);
}
