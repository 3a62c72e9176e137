using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Tests.Sql;

public sealed class Tokens
{
    [Theory]
    [InlineData(SqlDialect.PostgreSql, "a.\"b\" = E'c\\'' 'd'", "Word a|Dot .|QuotedName \"b\"|Sign =|String E'c\\''|String 'd'")]
    [InlineData(SqlDialect.PostgreSql, "x::int, 1.5e3, $1, @p, :q, a@>b", "Word x|Sign ::|Word int|Comma ,|Number 1.5e3|Comma ,|Parameter $1|Comma ,|Parameter @p|Comma ,|Parameter :q|Comma ,|Word a|Sign @|Sign >|Word b")]
    [InlineData(SqlDialect.PostgreSql, "t_\uFFFC(\uFFFC)", "Word t_|Hole \uFFFC|Open (|Hole \uFFFC|Close )")]
    [InlineData(SqlDialect.PostgreSql, "SELECT 1 \\gset x", "Word SELECT|Number 1|ClientCommand \\gset x")]
    [InlineData(SqlDialect.MySql, "@@session.sql_mode, @`a b`, @a.b, ?, `x``y`, \"s\"", "SystemVariable @@session.sql_mode|Comma ,|Parameter @`a b`|Comma ,|Parameter @a.b|Comma ,|Parameter ?|Comma ,|QuotedName `x``y`|Comma ,|String \"s\"")]
    [InlineData(SqlDialect.MySql, "@v:=1--2 -- c\n# d\n;\\G", "Parameter @v|Sign :=|Number 1|Sign -|Sign -|Number 2|Semicolon ;|Semicolon \\G")]
    [InlineData(SqlDialect.SqlServer, "[a]]b].#t, @@ROWCOUNT, @v, N'x', $(y), \"q\"", "QuotedName [a]]b]|Dot .|Word #t|Comma ,|SystemVariable @@ROWCOUNT|Comma ,|Parameter @v|Comma ,|String N'x'|Comma ,|Hole $(y)|Comma ,|QuotedName \"q\"")]
    [InlineData(SqlDialect.SqlServer, "GO\ngo 2\nx go", "BatchSeparator GO|BatchSeparator go 2|Word x|Word go")]
    [InlineData(SqlDialect.Oracle, "q'[it's; x]' nq'{y}' :p t$x#", "String q'[it's; x]'|String nq'{y}'|Parameter :p|Word t$x#")]
    [InlineData(SqlDialect.Sqlite, "[a] `b` \"c\" x'00' @p $p ?1", "QuotedName [a]|QuotedName `b`|QuotedName \"c\"|String x'00'|Parameter @p|Parameter $p|Parameter ?|Number 1")]
    public void AreReadByDialect(SqlDialect dialect, string sql, string expected)
    {
        var tokens = new List<string>();
        for (var lexer = new SqlLexer(sql, dialect); lexer.MoveNext();) tokens.Add($"{lexer.Current.Kind} {lexer.Current.Range.Of(sql)}");

        Assert.Equal(expected.Split('|'), tokens);
    }

    [Fact]
    public void OfAPartHaveTheOffsetsOfTheWhole()
    {
        const string Sql = "SELECT 1; SELECT 'a' -- b";
        var lexer = new SqlLexer(Sql, SqlDialect.PostgreSql, new TextRange(10, 20));

        Assert.True(lexer.MoveNext());
        Assert.True(lexer.Current.Is(Sql, "SELECT"));
        Assert.True(lexer.MoveNext());
        Assert.Equal(new TextRange(17, 20), lexer.Current.Range);
        Assert.False(lexer.MoveNext());
        Assert.Equal(SqlTokenKind.None, lexer.Current.Kind);
    }

    [Theory]
    [InlineData(SqlDialect.Oracle, "SELECT q'[a; b]' FROM dual; ALTER SESSION SET nls_date_format = 'x'", "SELECT q'[a; b]' FROM dual", "ALTER SESSION SET nls_date_format = 'x'")]
    [InlineData(SqlDialect.Sqlite, "PRAGMA foreign_keys = 1; CREATE TEMP TABLE [a;b] (x)", "PRAGMA foreign_keys = 1", "CREATE TEMP TABLE [a;b] (x)")]
    public void OfServersThatNoPoolerStandsInFrontOfHaveNoEffects(SqlDialect dialect, string sql, params string[] statements)
    {
        Reading.Splits(sql, dialect, statements);
        Reading.HasNoEffect(sql, dialect);
    }
}
