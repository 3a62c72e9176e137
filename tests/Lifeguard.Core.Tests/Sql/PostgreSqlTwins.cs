using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Tests.Sql;

public sealed class PostgreSqlTwins
{
    [Theory]
    [InlineData("SET search_path = x", "SET LOCAL search_path = x")]
    [InlineData("set session search_path = x", "set local search_path = x")]
    [InlineData("SET session.user = 'x'", "SET LOCAL session.user = 'x'")]
    [InlineData("SET TIME ZONE 'UTC'", "SET LOCAL TIME ZONE 'UTC'")]
    [InlineData("SET ROLE app", "SET LOCAL ROLE app")]
    [InlineData("SET SESSION ROLE app", "SET LOCAL ROLE app")]
    [InlineData("SET SESSION AUTHORIZATION app", "SET LOCAL SESSION AUTHORIZATION app")]
    [InlineData("SET SESSION SESSION AUTHORIZATION app", "SET LOCAL SESSION AUTHORIZATION app")]
    [InlineData("RESET work_mem", "SET LOCAL work_mem TO DEFAULT")]
    [InlineData("reset role", "set local role none")]
    [InlineData("RESET TIME ZONE", "SET LOCAL TIME ZONE DEFAULT")]
    [InlineData("SELECT set_config('a.b', $1, false), 2", "SELECT set_config('a.b', $1, true), 2")]
    [InlineData("SELECT set_config('a.b', $1, FALSE)", "SELECT set_config('a.b', $1, TRUE)")]
    [InlineData("SELECT set_config('a.b', $1, 'f'::bool)", "SELECT set_config('a.b', $1, 'true'::bool)")]
    [InlineData("SELECT set_config(is_local => false, setting_name => 'a.b', new_value => 'x')", "SELECT set_config(is_local => true, setting_name => 'a.b', new_value => 'x')")]
    [InlineData("SELECT pg_advisory_lock(1)", "SELECT pg_advisory_xact_lock(1)")]
    [InlineData("SELECT PG_TRY_ADVISORY_LOCK_SHARED(1)", "SELECT PG_TRY_ADVISORY_XACT_LOCK_SHARED(1)")]
    [InlineData("SELECT pg_catalog.\"pg_advisory_lock\"(1)", "SELECT pg_catalog.\"pg_advisory_xact_lock\"(1)")]
    [InlineData("CREATE TEMP TABLE t (x int); SELECT 1", "CREATE TEMP TABLE t (x int) ON COMMIT DROP; SELECT 1")]
    [InlineData("CREATE TEMP TABLE t (x int) -- mine\n", "CREATE TEMP TABLE t (x int) ON COMMIT DROP -- mine\n")]
    [InlineData("create temp table t (x int) tablespace fast", "create temp table t (x int) on commit drop tablespace fast")]
    [InlineData("CREATE TEMP TABLE t AS SELECT 1 AS x", "CREATE TEMP TABLE t ON COMMIT DROP AS SELECT 1 AS x")]
    [InlineData("CREATE TEMP TABLE t (a) WITH (fillfactor = 10) /* now */ AS SELECT 1", "CREATE TEMP TABLE t (a) WITH (fillfactor = 10) ON COMMIT DROP /* now */ AS SELECT 1")]
    [InlineData("CREATE TEMP TABLE t (x int) ON COMMIT PRESERVE ROWS", "CREATE TEMP TABLE t (x int) ON COMMIT DROP")]
    [InlineData("CREATE TEMP TABLE t ON COMMIT DELETE ROWS AS SELECT 1", "CREATE TEMP TABLE t ON COMMIT DROP AS SELECT 1")]
    [InlineData("CREATE TEMP TABLE t_\uFFFC (x int)", "CREATE TEMP TABLE t_\uFFFC (x int) ON COMMIT DROP")]
    [InlineData("DECLARE c SCROLL CURSOR WITH HOLD FOR SELECT 1", "DECLARE c SCROLL CURSOR FOR SELECT 1")]
    public void AreMadeByEdits(string sql, string expected) => Assert.Equal(expected, Reading.Twin(sql, SqlDialect.PostgreSql));

    [Theory]
    [InlineData("RESET ALL")]
    [InlineData("RESET SESSION AUTHORIZATION")]
    [InlineData("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")]
    [InlineData("SELECT pg_advisory_unlock(1)")]
    [InlineData("SELECT 1 INTO TEMP t")]
    [InlineData("CREATE TEMP VIEW v AS SELECT 1")]
    [InlineData("CREATE TEMP TABLE t (x int")]
    [InlineData("LISTEN x")]
    [InlineData("DISCARD ALL")]
    public void AreNotInvented(string sql) => Assert.Null(Reading.Twin(sql, SqlDialect.PostgreSql));

    [Fact]
    public void AnEffectOfAnotherTextHasNone()
    {
        var effect = Assert.Single(SessionEffects.Find("SELECT 1; SET search_path = x", SqlDialect.PostgreSql));

        Assert.Null(TransactionLocalTwin.For("SET x", SqlDialect.PostgreSql, effect));
    }
}
