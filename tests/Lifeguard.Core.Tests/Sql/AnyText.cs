using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Lifeguard.Core.ConnectionStrings;
using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Tests.Sql;

public sealed class AnyText
{
    private static readonly SqlDialect[] Dialects = Enum.GetValues<SqlDialect>();

    private static readonly Arbitrary<string> Texts = Gen.Elements(
        "SET ", "LOCAL ", "SESSION ", "search_path", " = ", "x", ".", ",", ";", "(", ")", "'", "''", "\"", "`", "[", "]", "$", "$$", "$a$", "--", "/*", "*/", "/*!", "#", "\n", "\r\n", " ",
        "\\", "\\.", "@", "@@", ":", "::", ":=", "?", "E'", "U&'", "U&\"", "N'", "q'[", "BEGIN ", "ATOMIC ", "END ", "CASE ", "CREATE ", "FUNCTION ", "PROCEDURE ", "TEMP ", "TABLE ", "AS ",
        "SELECT ", "INTO ", "set_config(", "pg_catalog.", "pg_advisory_lock(", "false", "nextval(", "DECLARE ", "CURSOR ", "WITH ", "HOLD ", "FOR ", "COPY ", "FROM ", "STDIN", "EXPLAIN ",
        "ANALYZE ", "DELIMITER ", "//", "GO\n", "EXEC ", "sp_getapplock ", "@LockOwner", "'Session'", "INSERT ", "UPDATE ", "RESET ", "ON COMMIT ", "DROP ", "PREPARE ", "TRANSACTION ", "IF ",
        "standard_conforming_strings", "off", "1", "é", "\uD800", "\0", "\uFEFF", ConnectionStringText.Hole.ToString()).ListOf().Select(string.Concat).ToArbitrary();

    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(8_000).WithEndSize(40);

    [Fact]
    public void TokensAreInOrderAndWithinTheText() => Prop.ForAll(Texts, text => Dialects.All(dialect =>
    {
        var end = 0;
        for (var lexer = new SqlLexer(text, dialect); lexer.MoveNext();)
        {
            var token = lexer.Current;
            if (token.Kind == SqlTokenKind.None || token.Start < end || token.End <= token.Start || token.End > text.Length) return false;
            end = token.End;
        }

        return true;
    })).Check(Often);

    [Fact]
    public void StatementsAreInOrderAndDoNotOverlap() => Prop.ForAll(Texts, text => Dialects.All(dialect =>
    {
        var end = 0;
        foreach (var statement in SqlStatements.In(text, dialect))
        {
            if (statement.Range.Start < end || statement.Range.Length <= 0 || statement.Range.End > text.Length) return false;
            end = statement.Range.End;
        }

        return true;
    })).Check(Often);

    [Fact]
    public void EffectsStandInTheirStatements() => Prop.ForAll(Texts, text => Dialects.All(dialect =>
    {
        var statements = SqlStatements.In(text, dialect).ToList().Select(statement => statement.Range).ToHashSet();
        var start = 0;
        foreach (var effect in SessionEffects.Find(text, dialect))
        {
            if (!statements.Contains(effect.Statement) || effect.Statement.Start < start) return false;
            if (effect.Range.Start < effect.Statement.Start || effect.Range.Length <= 0 || effect.Range.End > effect.Statement.End) return false;
            if (effect.Name.Contains(ConnectionStringText.Hole)) return false;
            start = effect.Statement.Start;
        }

        return true;
    })).Check(Often);

    [Fact]
    public void ATwinIsTheSameEffectOfTransactionScope() => Prop.ForAll(Texts, text => Dialects.All(dialect =>
    {
        var effects = SessionEffects.Find(text, dialect);
        for (var index = 0; index < effects.Count; index++)
        {
            if (TransactionLocalTwin.For(text, dialect, effects[index]) is not { } edits) continue;
            if (edits.Count == 0 || edits.Any(edit => edit.Range.Start < effects[index].Statement.Start || edit.Range.End > effects[index].Statement.End)) return false;
            var changed = SessionEffects.Find(Reading.Apply(text, edits), dialect);
            if (changed.Count != effects.Count || changed[index].Kind != effects[index].Kind || changed[index].Scope != SessionEffectScope.Transaction) return false;
        }

        return true;
    })).Check(Often);

    [Theory]
    [InlineData("/*")]
    [InlineData("*/")]
    [InlineData("/*!")]
    [InlineData("$a$")]
    [InlineData("$a$ $b$ ")]
    [InlineData("$a")]
    [InlineData("$")]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("'")]
    [InlineData("''\n")]
    [InlineData("E'\\")]
    [InlineData("\"")]
    [InlineData("`")]
    [InlineData("[")]
    [InlineData("]")]
    [InlineData("\\")]
    [InlineData("\n")]
    [InlineData(" ")]
    [InlineData(" x")]
    [InlineData("a.")]
    [InlineData("@@a.")]
    [InlineData(":")]
    [InlineData(";")]
    [InlineData("1.")]
    [InlineData("-- \n")]
    [InlineData("SET x = 1;")]
    [InlineData("SET ")]
    [InlineData("SET a, ")]
    [InlineData("SELECT set_config(")]
    [InlineData("set_config('a',")]
    [InlineData("set_config('a', 'b', false)")]
    [InlineData("pg_catalog.set_config(")]
    [InlineData("CREATE TEMP TABLE ")]
    [InlineData("CREATE TEMP TABLE t AS ")]
    [InlineData("CREATE FUNCTION f() BEGIN ATOMIC ")]
    [InlineData("BEGIN ")]
    [InlineData("CASE ")]
    [InlineData("INTO a.")]
    [InlineData("SELECT INTO TEMP ")]
    [InlineData("COPY t FROM STDIN;\n")]
    [InlineData("\n\\.x")]
    [InlineData("EXPLAIN (ANALYZE ")]
    [InlineData("DELIMITER //\n")]
    [InlineData("GO\n")]
    [InlineData("          GO")]
    [InlineData("EXEC sp_getapplock ")]
    [InlineData("sp_getapplock @a = 1, ")]
    [InlineData("\uFFFC")]
    [InlineData("a\uFFFC")]
    [InlineData("\uD800")]
    public void TakesTimeInProportionToTheText(string unit)
    {
        var plain = string.Concat(Enumerable.Repeat(unit, 400_000 / unit.Length));
        string[] texts = [plain, "(" + new string('(', 100_000) + plain, "SELECT " + plain, "SET x = " + plain, "DECLARE c CURSOR FOR " + plain, "DELIMITER //\n" + plain];
        var watch = Stopwatch.StartNew();
        foreach (var text in texts)
        {
            foreach (var dialect in Dialects) SessionEffects.Find(text, dialect);
        }

        // Quadratic work on so many characters would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void TextWithoutEffectsCostsNoAllocation()
    {
        const string Sql = "SELECT o.id, 'it''s' AS \"x\", count(*) FROM orders o WHERE o.id = @id AND o.at > now() - interval '1 day'; UPDATE t SET a = 1, b = :b WHERE c = $1 /* c */; -- end";
        foreach (var dialect in Dialects) SessionEffects.Find(Sql, dialect);

        var found = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var dialect in Dialects)
        {
            for (var round = 0; round < 1_000; round++) found += SessionEffects.Find(Sql, dialect).Count;
        }

        Assert.Equal((0, 0L), (found, GC.GetAllocatedBytesForCurrentThread() - before));
    }
}
