using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Tests.Sql;

public sealed class PostgreSqlSplitting
{
    [Fact]
    public void ASemicolonEndsAStatement() => Splits("SELECT 1; SELECT 2 ;\n;; SELECT 3", "SELECT 1", "SELECT 2", "SELECT 3");

    [Fact]
    public void CommentsAroundAStatementAreNoPartOfIt() => Splits("-- a;\n/* ; */ SELECT /* ; */ 1 -- ;\n; /* the end; */", "SELECT /* ; */ 1");

    [Fact]
    public void CommentsNest() => Splits("/* a /* b */ ; c */ SELECT 1; SELECT 2", "SELECT 1", "SELECT 2");

    [Fact]
    public void AnOperatorDoesNotOpenAComment() => Splits("SELECT 1 */* x */ 2; SELECT 2-- ;\n-1", "SELECT 1 */* x */ 2", "SELECT 2-- ;\n-1");

    [Theory]
    [InlineData("SELECT 'a;b'")]
    [InlineData("SELECT 'it''s; fine'")]
    [InlineData(@"SELECT E'it\'s; fine'")]
    [InlineData(@"SELECT e'a\\'")]
    [InlineData(@"SELECT 'c:\'")]
    [InlineData("SELECT U&'d\\0061;'")]
    [InlineData("SELECT U&\"d;\\0061\"")]
    [InlineData("SELECT N'a;', B'1;', X'f;'")]
    [InlineData("SELECT \"a;\"\"b;\"")]
    [InlineData("SELECT $$a;b$$")]
    [InlineData("SELECT $x$ a; $y$ ; $$ ; $x$")]
    [InlineData("SELECT $é$ a; $é$")]
    [InlineData("SELECT a$1;b", "SELECT a$1", "b")]
    [InlineData("SELECT a$$;b$$", "SELECT a$$", "b$$")]
    [InlineData("SELECT $1;SELECT $2", "SELECT $1", "SELECT $2")]
    [InlineData("SELECT E'a'\n  'b\\';' ; SELECT 2", "SELECT E'a'\n  'b\\';'", "SELECT 2")]
    [InlineData("SELECT E'a' 'b\\' ; SELECT 2", "SELECT E'a' 'b\\'", "SELECT 2")]
    public void QuotedTextIsOneToken(string sql, params string[] statements) => Splits(sql, statements.Length == 0 ? [sql] : statements);

    [Fact]
    public void APlainStringKeepsItsBackslash() => Splits(@"SELECT 'a\'; SELECT 'b'", @"SELECT 'a\'", "SELECT 'b'");

    [Fact]
    public void ABackslashEscapesWhereStandardConformingStringsAreOff() => Splits(
        "SET standard_conforming_strings = off; SELECT 'a\\'; b'; SET SESSION standard_conforming_strings TO 'on'; SELECT 'a\\'; b",
        "SET standard_conforming_strings = off", "SELECT 'a\\'; b'", "SET SESSION standard_conforming_strings TO 'on'", "SELECT 'a\\'", "b");

    [Fact]
    public void BodiesOfFunctionsAreText() => Splits(
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN SET x = 1; RETURN 1; END; $$; DO 'BEGIN NULL; END'; SELECT 1",
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN SET x = 1; RETURN 1; END; $$", "DO 'BEGIN NULL; END'", "SELECT 1");

    [Fact]
    public void AnAtomicBodyBelongsToItsRoutine() => Splits(
        """
        CREATE OR REPLACE FUNCTION f(begin int) RETURNS int LANGUAGE sql
        BEGIN ATOMIC
          SELECT CASE WHEN begin > 0 THEN 1 ELSE 2 END;
          SELECT t.end AS end FROM t;
          SELECT 3;
        END;
        CREATE PROCEDURE p() BEGIN ATOMIC END; SELECT 1
        """,
        """
        CREATE OR REPLACE FUNCTION f(begin int) RETURNS int LANGUAGE sql
        BEGIN ATOMIC
          SELECT CASE WHEN begin > 0 THEN 1 ELSE 2 END;
          SELECT t.end AS end FROM t;
          SELECT 3;
        END
        """,
        "CREATE PROCEDURE p() BEGIN ATOMIC END",
        "SELECT 1");

    [Fact]
    public void BeginOutsideOfARoutineOpensNoBody() => Splits("BEGIN; CREATE TABLE function (x int); BEGIN ATOMIC; SELECT 1", "BEGIN", "CREATE TABLE function (x int)", "BEGIN ATOMIC", "SELECT 1");

    [Fact]
    public void TheActionsOfARuleBelongToIt() => Splits(
        "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); DELETE FROM b;); SELECT 1",
        "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); DELETE FROM b;)", "SELECT 1");

    [Fact]
    public void DataBehindCopyIsNoSql() => Splits("COPY t (a, b) FROM stdin; -- data\n1\tSET x = 1;\n'\t2\n\\.\n\nSELECT 1;", "COPY t (a, b) FROM stdin", "SELECT 1");

    [Fact]
    public void CopyWithoutDataGoesOn() => Splits("COPY t FROM STDIN; SELECT 1;\nCOPY t FROM STDIN;\nSELECT 2", "COPY t FROM STDIN", "SELECT 1", "COPY t FROM STDIN", "SELECT 2");

    [Fact]
    public void LinesForPsqlAreNoStatements() => Splits(
        "\\c shop\n\\set ON_ERROR_STOP on\nSELECT :'name', :\"table\" \\gset prefix_\nSELECT 1 \\; SELECT 2;\n\\restrict abc'\nSELECT 3\n\\watch 5\n",
        "SELECT :'name', :\"table\"", "SELECT 1", "SELECT 2", "SELECT 3");

    [Theory]
    [InlineData("select 1", "SELECT")]
    [InlineData("( ( SELECT 1 ) )", "SELECT")]
    [InlineData("/* a */ WITH x AS (SELECT 1) SELECT 2", "WITH")]
    [InlineData("\uFEFFSELECT 1", "SELECT")]
    [InlineData("\uFFFC SELECT 1", "")]
    [InlineData("\"select\" 1", "")]
    [InlineData("selects 1", "")]
    public void AStatementIsNamedByItsKeyword(string sql, string keyword) => Assert.Equal(keyword, Assert.Single(SqlStatements.In(sql, SqlDialect.PostgreSql).ToList()).Keyword);

    [Theory]
    [InlineData("SELECT 'a; b")]
    [InlineData("SELECT \"a; b")]
    [InlineData("SELECT $$a; b")]
    [InlineData("SELECT E'a\\")]
    [InlineData("SELECT (1; SELECT 2")]
    [InlineData("CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; SELECT 2")]
    public void WhatIsNotClosedReachesUpToTheEnd(string sql) => Splits(sql, sql);

    [Theory]
    [InlineData("SELECT a::int, b[1:2], c @> d, e ?| f, g @@ h, @p, :p, $1 FROM t", "@p", ":p", "$1")]
    [InlineData("SELECT x::text, 'a' :b, y<@z", ":b")]
    [InlineData("SELECT a FROM t WHERE b = ? AND c ?& d", "?")]
    public void ParametersAreToldFromOperators(string sql, params string[] parameters)
    {
        var found = new List<string>();
        for (var lexer = new SqlLexer(sql, SqlDialect.PostgreSql); lexer.MoveNext();)
        {
            if (lexer.Current.Kind == SqlTokenKind.Parameter) found.Add(lexer.Current.Range.Of(sql));
        }

        Assert.Equal(parameters, found);
    }

    private static void Splits(string sql, params string[] expected) => Reading.Splits(sql, SqlDialect.PostgreSql, expected);
}
