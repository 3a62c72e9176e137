using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.TempTableAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3003_TempTable;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) => RuleTest<TempTableAnalyzer>.Verify(
        host.With("using var connection = new Npgsql.NpgsqlConnection(); using var command = new Npgsql.NpgsqlCommand(\"[|CREATE TEMP TABLE totals|] (id int)\", connection); command.ExecuteNonQuery();"), host.Files);

    [Theory]
    [InlineData("[|CREATE TEMP TABLE totals|] (id int)")]
    [InlineData("[|create temporary table if not exists totals|] (id int)")]
    [InlineData("[|CREATE TEMP TABLE totals|] ON COMMIT DELETE ROWS AS SELECT 1")]
    [InlineData("[|CREATE TEMP TABLE totals|] AS SELECT 1")]
    [InlineData("[|CREATE LOCAL TEMPORARY TABLE totals|] (id int)")]
    [InlineData("[|CREATE TEMP VIEW v|] AS SELECT 1")]
    [InlineData("[|CREATE TEMP SEQUENCE s|]")]
    [InlineData("SELECT 1 AS a [|INTO TEMP totals|] FROM t")]
    public Task EveryFormOfPostgreSql(string sql) => Test.Verify(Test.Sends(sql));

    [Theory]
    [InlineData("[|CREATE TEMPORARY TABLE totals|] (id int)")]
    public Task OfMySql(string sql) => Test.Verify(Test.Sends(sql, "new MySqlConnector.MySqlConnection()"), "rds_proxy");

    [Fact]
    public Task TheMessageNamesPoolerStatementAndConsequence() => Test.Says(
        Test.Sends("{|#0:CREATE TEMP TABLE totals|} (id int)"),
        "Behind PgBouncer, 'CREATE TEMP TABLE totals (id int)' stays on the server connection: this client may not find it again, and for other clients it takes the place of a real table of that name. Create it with ON COMMIT DROP in the transaction that uses it, or use a common table expression.",
        "pgbouncer");
}
