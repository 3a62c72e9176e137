using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.SessionSettingAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3001_SessionSetting;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("SET LOCAL app.tenant = 'a'")]
    [InlineData("select set_config('app.tenant', 'a', true)")]
    [InlineData("UPDATE t SET a = 1")]
    [InlineData("update t\nset a = 1\nwhere b = 2")]
    [InlineData("INSERT INTO t VALUES (1) ON CONFLICT (id) DO UPDATE SET a = 1")]
    [InlineData("ALTER ROLE app SET search_path = s1")]
    [InlineData("ALTER DATABASE d SET work_mem = '1MB'")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = s1 AS $b$ select 1 $b$")]
    [InlineData("select 'SET ROLE auditor'")]
    [InlineData("select 1 -- SET ROLE auditor")]
    [InlineData("/* SET ROLE auditor */ select 1")]
    [InlineData("DO $b$ BEGIN SET ROLE auditor; END $b$")]
    [InlineData("select * from \"set\"")]
    [InlineData("SHOW search_path")]
    [InlineData("select current_setting('app.tenant')")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")]
    [InlineData("BEGIN; SET LOCAL app.tenant = 'a'; COMMIT")]
    public Task WhatIsNoSettingOfTheSession(string sql) => Test.StaysQuiet(Test.Sends(sql));

    [Theory]
    [InlineData("SET app.tenant = 'a'; select 1; RESET app.tenant")]
    [InlineData("SET ROLE auditor; select 1; RESET ROLE")]
    [InlineData("SET work_mem = '1MB'; select 1; SET work_mem TO DEFAULT")]
    public Task WhatIsTakenBackInTheSameText(string sql) => Test.StaysQuiet(Test.Sends(sql), "pgbouncer");

    // What it takes back is reported where it is set.
    [Fact]
    public Task TheResetOfASettingThatIsReported() => Test.Verify("await connection.ExecuteAsync(\"[|SET ROLE auditor|]\"); await connection.ExecuteAsync(\"select 1\"); await connection.ExecuteAsync(\"RESET ROLE\");");

    [Fact]
    public Task ADirectConnection() => Test.StaysQuiet(Test.Sends("SET ROLE auditor"), "none");

    [Theory]
    [InlineData("Host=localhost")]
    [InlineData("Host=127.0.0.1;Port=6432")]
    [InlineData("Host=ep-one.eu-central-1.aws.neon.tech")]
    [InlineData("Host=orders.abc.eu-central-1.rds.amazonaws.com")]
    [InlineData("Host=db.abc.supabase.co;Port=5432")]
    public Task AnAddressWithoutAPooler(string text) => Test.StaysQuiet($"await using var open = new NpgsqlConnection(\"{text}\"); await open.ExecuteAsync(\"SET ROLE auditor\");");

    // pgdog replays what its clients set; PgBouncer does with what PostgreSQL reports.
    [Theory]
    [InlineData("pgdog", "SET statement_timeout = 0")]
    [InlineData("pgbouncer", "SET TIME ZONE 'UTC'")]
    [InlineData("transaction", "SET client_encoding = 'UTF8'")]
    public Task WhatThePoolerKeeps(string pooler, string sql) => Test.StaysQuiet(Test.Sends(sql), pooler);

    [Fact]
    public Task AMigration() => Test.StaysQuiet("", code: """
        public class AddOrders : Microsoft.EntityFrameworkCore.Migrations.Migration
        {
            protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder builder) { builder.Sql("SET search_path = s1"); new NpgsqlConnection().Execute("SET ROLE auditor"); }
        }
        """);

    [Fact]
    public Task AProjectThatNoHostRuns() => RuleTest<SessionSettingAnalyzer>.StaysQuiet(
        """public static class Jobs { public static void Run(Npgsql.NpgsqlConnection connection) { using var command = new Npgsql.NpgsqlCommand("SET ROLE auditor", connection); command.ExecuteNonQuery(); } }""");

    [Theory]
    [InlineData("SET ROLE auditor", "new Microsoft.Data.SqlClient.SqlConnection()")]
    [InlineData("SET NOCOUNT ON", "new Microsoft.Data.SqlClient.SqlConnection()")]
    [InlineData("SET ROLE auditor", "((IDbConnection)null)")]
    public Task AnotherDialectOrNone(string sql, string connection) => RuleTest<SessionSettingAnalyzer>.StaysQuiet(
        SqlInCode.SqlTest.Function(Test.Sends(sql, connection), code: "public class Other { public Microsoft.Data.SqlClient.SqlConnection One; }"));

    // It may be one of the settings that the pooler keeps.
    [Theory]
    [InlineData("await connection.ExecuteAsync($\"SET {input} = 1\");")]
    [InlineData("await connection.ExecuteAsync(\"select set_config(@name, @value, false)\", input);")]
    public Task ASettingWhoseNameIsNotKnown(string statements) => Test.StaysQuiet(statements, "pgbouncer");

    // missed: text that is put together in a loop or elsewhere, and what a function of the database sets
    [Theory]
    [InlineData("await connection.ExecuteAsync(input);")]
    [InlineData("await connection.ExecuteAsync(System.IO.File.ReadAllText(\"setup.sql\"));")]
    [InlineData("await connection.ExecuteAsync(\"select set_tenant('a')\");")]
    public Task WhatCannotBeRead(string statements) => Test.StaysQuiet(statements);
}
