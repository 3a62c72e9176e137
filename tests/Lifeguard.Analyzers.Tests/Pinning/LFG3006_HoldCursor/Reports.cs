using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.HoldCursorAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3006_HoldCursor;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) => RuleTest<HoldCursorAnalyzer>.Verify(
        host.With("using var connection = new Npgsql.NpgsqlConnection(); using var command = new Npgsql.NpgsqlCommand(\"[|DECLARE c CURSOR WITH HOLD|] FOR SELECT 1\", connection); command.ExecuteNonQuery();"), host.Files);

    [Theory]
    [InlineData("[|DECLARE c CURSOR WITH HOLD|] FOR SELECT 1")]
    [InlineData("[|declare c no scroll cursor with hold|] for select 1")]
    [InlineData("select 1; [|DECLARE c CURSOR WITH HOLD|] FOR SELECT 1")]
    public Task EveryForm(string sql) => Test.Verify(Test.Sends(sql));

    [Fact]
    public Task TheMessageNamesPoolerStatementAndConsequence() => Test.Says(
        Test.Sends("{|#0:DECLARE c CURSOR WITH HOLD|} FOR SELECT 1"),
        "Behind PgBouncer, 'DECLARE c CURSOR WITH HOLD FOR SELECT 1' stays open on the server connection: this client's next FETCH fails, and other clients can read from it. Fetch inside one transaction, without hold, or page by key.",
        "pgbouncer");
}
