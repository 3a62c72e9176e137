using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.SequenceThroughRdsProxyAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3010_SequenceThroughRdsProxy;

public sealed class Reports
{
    [Theory]
    [InlineData("select [|nextval|]('orders_id_seq')")]
    [InlineData("select [|setval|]('orders_id_seq', 1)")]
    [InlineData("insert into orders values ([|nextval|]('orders_id_seq'))")]
    public Task AdvancingASequenceBehindRdsProxy(string sql) => Test.Verify(Test.Sends(sql), "rds_proxy");

    [Theory]
    [InlineData("select [|currval|]('orders_id_seq')")]
    [InlineData("select [|lastval|]()")]
    public Task ReadingASequenceInALaterRoundTrip(string sql) => Test.Verify(Test.Sends(sql), "pgbouncer");
}
