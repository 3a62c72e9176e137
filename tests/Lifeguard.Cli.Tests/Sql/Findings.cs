using System.Text.Json;

namespace Lifeguard.Cli.Tests.Sql;

public sealed class Findings
{
    [Theory]
    [InlineData("SET search_path = app", "LFG3001")]
    [InlineData("SET ROLE tenant", "LFG3001")]
    [InlineData("SELECT set_config('app.tenant', '1', false)", "LFG3001")]
    [InlineData("SELECT pg_advisory_lock(1)", "LFG3002")]
    [InlineData("CREATE TEMP TABLE t (id int)", "LFG3003")]
    [InlineData("SELECT 1 AS a INTO TEMP t", "LFG3003")]
    [InlineData("LISTEN orders", "LFG3004")]
    [InlineData("PREPARE p AS SELECT 1", "LFG3005")]
    [InlineData("EXECUTE p", "LFG3005")]
    [InlineData("DECLARE c CURSOR WITH HOLD FOR SELECT 1", "LFG3006")]
    [InlineData("SELECT currval('s')", "LFG3010")]
    [InlineData("SET LOCAL search_path = app", "LFG3012")]
    [InlineData("SELECT pg_advisory_xact_lock(1)", "LFG3012")]
    [InlineData("CREATE TEMP TABLE t (id int) ON COMMIT DROP", "LFG3012")]
    [InlineData("DECLARE c CURSOR FOR SELECT 1", "LFG3012")]
    [InlineData("BEGIN", "LFG3013")]
    [InlineData("DISCARD ALL", "LFG3014")]
    [InlineData("LOAD 'auto_explain'", "LFG3014")]
    public void OfEveryRuleThatTextCanBreak(string sql, string rule)
    {
        var run = Run.On(sql);

        Assert.Equal([rule], run.Rules);
        Assert.Equal(ExitCodes.Findings, run.ExitCode);
    }

    [Theory]
    [InlineData("SELECT 1")]
    [InlineData("ALTER ROLE app SET search_path = app")]
    [InlineData("UPDATE t SET search_path = 1")]
    [InlineData("SELECT 'SET search_path = app'; -- SET search_path = app")]
    [InlineData("SET client_encoding = 'UTF8'")]
    [InlineData("NOTIFY orders")]
    [InlineData("SELECT nextval('s')")]
    [InlineData("CREATE TABLE t (id int)")]
    [InlineData("SELECT nextval('s'), currval('s')")]
    [InlineData("WITH added AS (INSERT INTO t DEFAULT VALUES RETURNING 1) SELECT currval('s') FROM added")]
    [InlineData("BEGIN; INSERT INTO t DEFAULT VALUES; INSERT INTO u VALUES (currval('s')); COMMIT")]
    [InlineData("BEGIN; SELECT 1; COMMIT")]
    [InlineData("BEGIN; SELECT 1; ROLLBACK")]
    [InlineData("SELECT 1 WHERE pg_try_advisory_xact_lock(1)")]
    [InlineData("COMMIT")]
    public void AreNoneWhereNothingIsLost(string sql)
    {
        var run = Run.On(sql);

        Assert.Empty(run.Output);
        Assert.Equal(ExitCodes.Clean, run.ExitCode);
    }

    [Theory]
    [InlineData("SET search_path = app; LISTEN x; SET LOCAL a.b = 1; BEGIN")]
    [InlineData("DISCARD ALL")]
    public void AreNoneOnADirectConnection(string sql) => Assert.Empty(Run.On(sql, "--pooler", "none").Output);

    [Fact]
    public void AreNoneWhereSourcesContradictEachOther()
    {
        // Whether SET LOCAL pins on RDS Proxy is disputed.
        var run = Run.On("BEGIN; SET LOCAL search_path = app; COMMIT", "--pooler", "rds_proxy", "--all");

        Assert.Empty(run.Rules);
        Assert.Equal("unknown", run.Lines[1].GetProperty("verdict").GetString());
    }

    [Fact]
    public void AreToldWhereTheMistakeIsAndNotWhereItIsTakenBack()
    {
        var run = Run.On("""
            SET search_path = app; RESET search_path;
            SELECT pg_advisory_lock(1); SELECT pg_advisory_unlock(1);
            LISTEN a; UNLISTEN a;
            PREPARE p AS SELECT 1; EXECUTE p; DEALLOCATE p;
            SET ROLE a; RESET ROLE;
            """);

        Assert.Equal(["LFG3001", "LFG3002", "LFG3004", "LFG3005", "LFG3001"], run.Rules);
    }

    [Theory]
    [InlineData("RESET work_mem", "LFG3001")]
    [InlineData("SET statement_timeout = 1; RESET work_mem", "LFG3001 LFG3001")]
    [InlineData("SELECT pg_advisory_unlock(1)", "LFG3002")]
    [InlineData("UNLISTEN *", "LFG3004")]
    [InlineData("DEALLOCATE p", "LFG3005")]
    public void AreToldWhereSomethingIsTakenBackThatWasDoneElsewhere(string sql, string rules) => Assert.Equal(rules.Split(' '), Run.On(sql).Rules);

    [Fact]
    public void OfSeveralRulesInOneStatementNameEachOnceTheWorstFirst()
    {
        var statement = Assert.Single(Run.On("SELECT pg_advisory_lock(1), set_config('a.b', '1', false), set_config('a.c', '1', false)").Lines);

        Assert.Equal("LFG3002", statement.GetProperty("rule").GetString());
        var more = Assert.Single(statement.GetProperty("more").EnumerateArray());
        Assert.Equal("LFG3001", more.GetProperty("rule").GetString());
        Assert.Equal("breaks", more.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("mysql", "proxysql", "SELECT GET_LOCK('a', 1)", "LFG3002")]
    [InlineData("mysql", "rds_proxy", "SET @v = 1", "LFG3001")]
    [InlineData("mysql", "rds_proxy", "LOCK TABLES t READ", "LFG3002")]
    [InlineData("mysql", "rds_proxy", "CREATE TEMPORARY TABLE t (id int)", "LFG3003")]
    [InlineData("tsql", "rds_proxy", "CREATE TABLE #t (id int)", "LFG3003")]
    public void InOtherDialects(string dialect, string pooler, string sql, string rule) => Assert.Equal([rule], Run.On(sql, "--dialect", dialect, "--pooler", pooler).Rules);

    [Fact]
    public void DependOnThePoolersVersionAndSettings()
    {
        Assert.Equal(["LFG3001"], Run.On("SET IntervalStyle = 'iso_8601'", "--pooler", "pgbouncer", "--pooler-version", "1.18").Rules);
        Assert.Empty(Run.On("SET IntervalStyle = 'iso_8601'", "--pooler", "pgbouncer", "--pooler-version", "1.21").Rules);
    }

    [Theory]
    [InlineData("SET app.tenant = '1'", "Behind PgBouncer, 'SET app.tenant = '1'' stays on the server connection: the next client that gets it inherits it, and this client's next statement may run without it. This is a security problem, since it decides who acts or whose rows are seen: use SET LOCAL inside a transaction.")]
    [InlineData("SET work_mem = '64MB'", "Behind PgBouncer, 'SET work_mem = '64MB'' stays on the server connection: the next client that gets it inherits it, and this client's next statement may run without it. Use SET LOCAL inside a transaction, or set it for the role with ALTER ROLE.")]
    [InlineData("SET LOCAL app.tenant = '1'", "Nothing before 'SET LOCAL app.tenant = '1'' begins a transaction: unless whoever runs it does, it has no effect, and the statements that follow run without it. Put BEGIN before it, and COMMIT after the statements that need it.")]
    [InlineData("BEGIN", "'BEGIN' begins a transaction that nothing after it ends: behind PgBouncer it reserves the server connection for this client until the transaction ends. End it in the same file, with COMMIT or ROLLBACK.")]
    public void SayWhatHappensAndWhatToDo(string sql, string message) => Assert.Equal(message, Assert.Single(Run.On(sql).Lines).GetProperty("message").GetString());

    [Theory]
    [InlineData("BEGIN; SELECT 1; COMMIT; BEGIN; UPDATE t SET a = 1; SELECT currval('s'); COMMIT")]
    [InlineData("INSERT INTO t DEFAULT VALUES; INSERT INTO u VALUES (currval('s'))")]
    [InlineData("SELECT currval('s'), nextval('s')")]
    public void OfAValueThatAnotherTransactionProduced(string sql) => Assert.Equal(["LFG3010"], Run.On(sql).Rules);

    [Fact]
    public void CallNothingASecurityProblemThatPinsOnly() =>
        Assert.DoesNotContain("security", Assert.Single(Run.On("SET app.tenant = '1'", "--pooler", "rds_proxy").Lines).GetProperty("message").GetString(), StringComparison.Ordinal);

    [Fact]
    public void SayWhatTheVerdictHangsOn() =>
        Assert.Contains("(it works with pgdog)", Assert.Single(Run.On("SET work_mem = '64MB'", "--pooler", "transaction").Lines).GetProperty("message").GetString(), StringComparison.Ordinal);

    [Fact]
    public void QuoteALongStatementInPartAndOnOneLine()
    {
        var message = Assert.Single(Run.On($"SET\n   app.tenant\t= '{new string('x', 500)}'").Lines).GetProperty("message").GetString()!;

        Assert.StartsWith("Behind PgBouncer, 'SET app.tenant", message, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void StatementModeRefusesBeginWhetherOrNotItIsEnded()
    {
        var statement = Run.On("BEGIN; SELECT 1; COMMIT", "--pooler", "pgbouncer_statement").Lines.First(line => line.GetProperty("kind").GetString() == "BEGIN");

        Assert.Equal("rejected", statement.GetProperty("verdict").GetString());
        Assert.Equal("LFG3013", statement.GetProperty("rule").GetString());
        Assert.Contains("is refused with an error", statement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AskThePoolerOnceHoweverManySettingsThereAre()
    {
        var sql = string.Concat(Enumerable.Range(0, 10_000).Select(index => $"SET app.s{index} = 1;\n"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var run = Run.On(sql, "--pooler", "transaction");

        Assert.Equal(10_000, run.Lines.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    public void EndOnAnyText(string format)
    {
        string[] pieces =
        [
            "BEGIN;", "COMMIT;", "SET x = 1;", "RESET x;", "SET LOCAL ROLE a;", "'", "\"", "$$", "/*", "*/", "--", "\n", "\r", "CREATE TEMP TABLE t();", "DROP TABLE t;", "DECLARE c CURSOR FOR", ";",
            "CLOSE c;", "\uFFFC", "😀", "\u001b", "SELECT pg_advisory_lock(", ")", "PREPARE p AS", "EXECUTE p;", "COMMIT AND CHAIN;", "ROLLBACK TO a;",
        ];
        var random = new Random(7);
        for (var run = 0; run < 400; run++)
        {
            var sql = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]));
            var dialect = new[] { "postgresql", "mysql", "tsql" }[run % 3];
            var result = Run.In(Environment.CurrentDirectory, sql, "sql", "-", "--format", format, "--dialect", dialect, "--pooler", "rds_proxy");

            Assert.InRange(result.ExitCode, ExitCodes.Clean, ExitCodes.Findings);
            if (format == "json") Assert.All(result.Lines, line => Assert.Equal(JsonValueKind.Object, line.ValueKind));
            if (format == "sarif") Assert.Equal("2.1.0", result.Json.GetProperty("version").GetString());
        }
    }
}
