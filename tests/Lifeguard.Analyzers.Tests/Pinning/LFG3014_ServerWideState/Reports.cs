using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.ServerWideStateAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3014_ServerWideState;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) => RuleTest<ServerWideStateAnalyzer>.Verify(
        host.With("using var connection = new Npgsql.NpgsqlConnection(); using var command = new Npgsql.NpgsqlCommand(\"[|DISCARD ALL|]\", connection); command.ExecuteNonQuery();"), host.Files);

    [Theory]
    [InlineData("[|DISCARD ALL|]")]
    [InlineData("[|DISCARD TEMP|]")]
    [InlineData("[|discard sequences|]")]
    [InlineData("[|LOAD 'auto_explain'|]")]
    public Task EveryForm(string sql) => Test.Verify(Test.Sends(sql));

    [Fact]
    public Task TheMessageNamesPoolerStatementAndConsequence() => Test.Says(
        Test.Sends("{|#0:DISCARD ALL|}"),
        "Behind PgBouncer, 'DISCARD ALL' throws away the state of whichever server connection is free, be it this client's or not. Leave the clean-up to the pooler and keep state out of the session.",
        "pgbouncer");
}
