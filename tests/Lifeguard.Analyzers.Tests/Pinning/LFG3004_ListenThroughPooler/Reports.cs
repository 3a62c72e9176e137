using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.ListenThroughPoolerAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3004_ListenThroughPooler;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) => RuleTest<ListenThroughPoolerAnalyzer>.Verify(
        host.With("using var connection = new Npgsql.NpgsqlConnection(); using var command = new Npgsql.NpgsqlCommand(\"[|LISTEN orders|]\", connection); command.ExecuteNonQuery();"), host.Files);

    [Theory]
    [InlineData("[|LISTEN orders|]")]
    [InlineData("[|listen \"Orders\"|]")]
    [InlineData("[|UNLISTEN orders|]")]
    [InlineData("[|UNLISTEN *|]")]
    [InlineData("select 1; [|LISTEN orders|]")]
    public Task EveryForm(string sql) => Test.Verify(Test.Sends(sql));

    [Theory]
    [InlineData("[|connection.Wait()|];")]
    [InlineData("await [|connection.WaitAsync()|];")]
    [InlineData("await [|connection.WaitAsync(default(CancellationToken))|];")]
    public Task WaitingWithoutAListenInSight(string statements) => Test.Verify(statements);

    [Fact]
    public Task TheListenAndNotTheWaitBesideIt() => Test.Verify("await connection.ExecuteAsync(\"[|LISTEN orders|]\"); await connection.WaitAsync(); await connection.ExecuteAsync(\"UNLISTEN orders\");");

    [Fact]
    public Task TheMessageNamesPoolerStatementAndConsequence() => Test.Says(
        Test.Sends("{|#0:LISTEN orders|}"),
        "Behind PgBouncer, 'LISTEN orders' stays on the server connection: this client is not notified, and another one that runs there may be. Listen over a connection that goes past the pooler.",
        "pgbouncer");
}
