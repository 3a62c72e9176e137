namespace Lifeguard.Cli.Tests.Sql;

public sealed class Transactions
{
    private const string Local = "SET LOCAL app.tenant = '1';";

    [Theory]
    [InlineData("BEGIN; " + Local + " COMMIT;")]
    [InlineData("START TRANSACTION; " + Local + " ROLLBACK;")]
    [InlineData("BEGIN; SAVEPOINT a; ROLLBACK TO a; " + Local + " COMMIT;")]
    [InlineData("BEGIN; COMMIT AND CHAIN; " + Local + " COMMIT;")]
    public void EncloseWhatStandsBetweenBeginAndCommit(string sql) => Assert.Empty(Run.On(sql).Rules);

    [Theory]
    [InlineData("BEGIN; COMMIT; " + Local)]
    [InlineData(Local + " BEGIN; COMMIT;")]
    public void EncloseNothingBeforeAndBehind(string sql) => Assert.Equal(["LFG3012"], Run.On(sql).Rules);

    [Theory]
    [InlineData(Local + " COMMIT; BEGIN;")]
    [InlineData(Local + " SAVEPOINT a; SELECT 1; RELEASE a;")]
    public void OfWhoeverRunsTheFileShowByWhatEndsThem(string sql) => Assert.DoesNotContain("LFG3012", Run.On(sql).Rules);

    [Fact]
    public void OfWhoeverRunsTheFileAreTakenForGrantedWhenTheUserSaysSo() => Assert.Empty(Run.On(Local, "--in-transaction").Rules);

    [Theory]
    [InlineData("V2__tenants.sql", Local)]
    [InlineData("R__views.sql", Local)]
    [InlineData("0001_tenants.up.sql", Local)]
    [InlineData("20240101120000_tenants/migration.sql", Local)]
    [InlineData("1_tenants.sql", "-- +goose Up\n" + Local)]
    [InlineData("1_tenants.sql", "-- migrate:up\n" + Local)]
    [InlineData("1_tenants.sql", "-- Up Migration\n" + Local)]
    public void OfMigrationToolsAreKnown(string name, string sql)
    {
        using var folder = new TestFolder().With(name, sql);

        Assert.Equal(ExitCodes.Clean, folder.Sql(".").ExitCode);
    }

    [Theory]
    [InlineData("tenants.sql", Local)]
    [InlineData("V2_tenants.sql", Local)]
    [InlineData("1_tenants.sql", "-- +goose NO TRANSACTION\n-- +goose Up\n" + Local)]
    [InlineData("1_tenants.sql", "-- migrate:up transaction:false\n" + Local)]
    public void AreNotMadeUp(string name, string sql)
    {
        using var folder = new TestFolder().With(name, sql);

        Assert.Equal(ExitCodes.Findings, folder.Sql(".").ExitCode);
    }

    [Theory]
    [InlineData("SET x = 1; RESET x;")]
    [InlineData("SET x = 1; SET x TO DEFAULT;")]
    [InlineData("SET x = 1; RESET ALL;")]
    [InlineData("SELECT set_config('x', '1', false); RESET x;")]
    [InlineData("SET ROLE a; SELECT 1; RESET ROLE;")]
    [InlineData("SET ROLE a; SET ROLE NONE;")]
    [InlineData("SELECT pg_advisory_lock(1); SELECT pg_advisory_unlock(1);")]
    [InlineData("LISTEN a; UNLISTEN a;")]
    [InlineData("PREPARE p AS SELECT 1; EXECUTE p; DEALLOCATE p;")]
    [InlineData("CREATE TEMP TABLE report (id int); DROP TABLE report;")]
    [InlineData("DECLARE c CURSOR WITH HOLD FOR SELECT 1; CLOSE c;")]
    [InlineData("INSERT INTO t VALUES (1); SELECT lastval();")]
    public void LeaveNothingBehindWhereTheyTakeItBackThemselves(string sql)
    {
        Assert.Empty(Run.On($"BEGIN; {sql} COMMIT;").Rules);
        Assert.NotEmpty(Run.On(sql).Rules);
    }

    [Theory]
    [InlineData("BEGIN; SET x = 1; COMMIT; RESET x;")]
    [InlineData("BEGIN; SET x = 1; COMMIT; BEGIN; RESET x; COMMIT;")]
    [InlineData("BEGIN; SET x = 1; RESET y; COMMIT;")]
    [InlineData("BEGIN; CREATE TEMP TABLE report (id int); COMMIT; DROP TABLE report;")]
    [InlineData("BEGIN; CREATE TEMP TABLE report (id int); DROP TABLE other; COMMIT;")]
    [InlineData("BEGIN; RESET x; SET x = 1; COMMIT;")]
    [InlineData("BEGIN; DECLARE c CURSOR WITH HOLD FOR SELECT 1; COMMIT; CLOSE c;")]
    public void DoNotTakeBackWhatAnotherOneDid(string sql) => Assert.NotEmpty(Run.On(sql).Rules);

    [Fact]
    public void ThatTakeASettingBackPinAllTheSame() =>
        Assert.Equal(["LFG3001"], Run.On("BEGIN; SET x = 1; RESET x; COMMIT;", "--pooler", "rds_proxy").Rules);

    [Theory]
    [InlineData("BEGIN; SELECT 1;")]
    [InlineData("BEGIN; COMMIT; BEGIN; SELECT 1;")]
    [InlineData("BEGIN; COMMIT AND CHAIN;")]
    public void AreReportedWhereNothingEndsThem(string sql) => Assert.Equal(["LFG3013"], Run.On(sql).Rules);

    [Fact]
    public void TakeTimeInProportionToAStatementOfManyCalls()
    {
        var sql = "SELECT " + string.Join(", ", Enumerable.Range(0, 20_000).Select(index => $"pg_advisory_xact_lock({index}), currval('s{index}')"));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.NotEmpty(Run.On(sql).Rules);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Fact]
    public void TakeTimeInProportionToTheText()
    {
        var sql = "BEGIN;" + string.Concat(Enumerable.Range(0, 20_000).Select(index => $"SET a.s{index} = 1; CREATE TEMP TABLE t{index} (); DROP TABLE t{index + 1};")) + "COMMIT;";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Run.On(sql);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }
}
