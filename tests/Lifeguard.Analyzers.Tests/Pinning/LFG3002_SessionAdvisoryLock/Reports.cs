using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.SessionAdvisoryLockAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3002_SessionAdvisoryLock;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) => RuleTest<SessionAdvisoryLockAnalyzer>.Verify(
        host.With("using var connection = new Npgsql.NpgsqlConnection(); using var command = new Npgsql.NpgsqlCommand(\"select [|pg_advisory_lock|](1)\", connection); command.ExecuteNonQuery();"), host.Files);

    [Theory]
    [InlineData("select [|pg_advisory_lock|](1)")]
    [InlineData("SELECT [|pg_try_advisory_lock|](@key)")]
    [InlineData("select pg_catalog.[|pg_advisory_lock_shared|](1, 2)")]
    [InlineData("select [|pg_try_advisory_lock_shared|](1)")]
    [InlineData("select [|pg_advisory_unlock|](1)")]
    [InlineData("select [|pg_advisory_unlock_all|]()")]
    [InlineData("select case when [|pg_try_advisory_lock|](hashtext(@name)) then 1 end")]
    public Task EveryFormOfPostgreSql(string sql) => Test.Verify(Test.Sends(sql));

    [Theory]
    [InlineData("select [|GET_LOCK|]('orders', 10)")]
    public Task LocksOfMySql(string sql) => Test.Verify(Test.Sends(sql, "new MySqlConnector.MySqlConnection()"), "rds_proxy");

    [Fact]
    public Task TheMessageNamesPoolerStatementAndConsequence() => Test.Says(
        Test.Sends("select {|#0:pg_advisory_lock|}(1)"),
        "Behind PgBouncer, 'pg_advisory_lock' excludes nobody: every client that runs on the same server connection gets the lock as well, and it stays held when this client has gone. Take pg_advisory_xact_lock inside the transaction that needs it, or connect past the pooler.",
        "pgbouncer");
}
