using System.Text.Json;

namespace Lifeguard.Cli.Tests.Sql;

public sealed class JsonOutput
{
    [Fact]
    public void HasOneObjectAStatement()
    {
        using var folder = new TestFolder().With("a.sql", "-- first\nSELECT 1;\n  SET a.b = '<1>';\n");

        var run = folder.Sql("a.sql", "--format", "json", "--pooler", "pgbouncer", "--all");

        Assert.Equal(2, run.Lines.Count);
        Assert.Equal("""{"file":"a.sql","statement":1,"line":2,"column":1,"offset":9,"length":8,"kind":"SELECT","effects":[],"verdict":"safe","rule":null,"message":null}""", run.Output.Split('\n')[0]);
        Assert.StartsWith("""{"file":"a.sql","statement":2,"line":3,"column":3,"offset":21,"length":15,"kind":"SET","effects":["setting"],"verdict":"breaks","rule":"LFG3001","message":"Behind PgBouncer, 'SET a.b = '<1>'' """, run.Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Findings, run.ExitCode);
    }

    [Fact]
    public void HasOnlyStatementsWithFindingsUnlessAllAreAskedFor()
    {
        const string sql = "SELECT 1; LISTEN a; SELECT 2; BEGIN; COMMIT";

        Assert.Equal([2], Run.On(sql).Lines.Select(line => line.GetProperty("statement").GetInt32()));
        Assert.Equal([1, 2, 3, 4, 5], Run.On(sql, "--all").Lines.Select(line => line.GetProperty("statement").GetInt32()));
    }

    [Fact]
    public void FindsEachStatementWhereOffsetAndLengthSay()
    {
        const string sql = "/* é😀 */ SET a.b = 'é';\r\nSELECT $$;$$ ;;\nLISTEN x";
        var statements = Run.On(sql, "--all").Lines.Select(line => sql.Substring(line.GetProperty("offset").GetInt32(), line.GetProperty("length").GetInt32()));

        Assert.Equal(["SET a.b = 'é'", "SELECT $$;$$", "LISTEN x"], statements);
    }

    [Theory]
    [InlineData("SET x = 1", "setting")]
    [InlineData("RESET x", "setting")]
    [InlineData("SET ROLE a", "role")]
    [InlineData("SELECT pg_advisory_lock(1)", "advisory-lock")]
    [InlineData("CREATE TEMP VIEW v AS SELECT 1", "temp")]
    [InlineData("UNLISTEN *", "listen")]
    [InlineData("PREPARE p AS SELECT 1", "prepare")]
    [InlineData("EXECUTE p", "execute")]
    [InlineData("DEALLOCATE p", "deallocate")]
    [InlineData("DECLARE c CURSOR WITH HOLD FOR SELECT 1", "hold-cursor")]
    [InlineData("LOAD 'x'", "load")]
    [InlineData("DISCARD TEMP", "discard")]
    [InlineData("SELECT lastval()", "sequence-read")]
    [InlineData("SELECT nextval('s')", "sequence-write")]
    [InlineData("SET LOCAL x = 1", "tx-scoped:setting")]
    [InlineData("SET LOCAL ROLE a", "tx-scoped:setting")]
    [InlineData("SELECT set_config('x', '1', true)", "tx-scoped:setting")]
    [InlineData("SELECT pg_advisory_xact_lock(1)", "tx-scoped:advisory-lock")]
    [InlineData("CREATE TEMP TABLE t () ON COMMIT DROP", "tx-scoped:temp")]
    [InlineData("DECLARE c CURSOR FOR SELECT 1", "tx-scoped:cursor")]
    [InlineData("BEGIN", "transaction-control")]
    [InlineData("SELECT set_config('x', '1', false), pg_advisory_lock(1), set_config('y', '1', false)", "setting advisory-lock")]
    public void NamesEffects(string sql, string effects) =>
        Assert.Equal(effects.Split(' '), Assert.Single(Run.On(sql, "--all").Lines).GetProperty("effects").EnumerateArray().Select(name => name.GetString()!));

    [Theory]
    [InlineData("SET @v = 1", "user-variable")]
    [InlineData("LOCK TABLES t READ", "table-lock")]
    [InlineData("USE shop", "current-database")]
    public void NamesEffectsOfMySql(string sql, string effect) =>
        Assert.Equal([effect], Assert.Single(Run.On(sql, "--all", "--dialect", "mysql", "--pooler", "rds_proxy").Lines).GetProperty("effects").EnumerateArray().Select(name => name.GetString()!));

    [Fact]
    public void IsEmptyWhereThereIsNothingToSay() => Assert.Empty(Run.On("SELECT 1").Output);

    [Fact]
    public void TellsWhatCannotBeReadOnStandardErrorOnly()
    {
        using var folder = new TestFolder().With("a.sql", "LISTEN x");

        var run = folder.Sql("a.sql", "b.sql", "--format", "json");

        Assert.Equal(JsonValueKind.Object, Assert.Single(run.Lines).ValueKind);
        Assert.Equal("error: b.sql: There is no such file or directory.\n", run.Error);
        Assert.Equal(ExitCodes.CannotRun, run.ExitCode);
    }
}
