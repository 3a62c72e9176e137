using Lifeguard.Analyzers.Rules.Pinning;
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

    // Each block of keys is a nextval that stands in no text.
    [Theory]
    [InlineData("builder.[|UseHiLo|]();")]
    [InlineData("builder.Entity<Order>().Property(order => order.Id).[|UseHiLo|](\"order_keys\");")]
    [InlineData("builder.Entity<Order>(order => order.Property(it => it.Id).[|UseHiLo|]());")]
    public Task KeysInBlocksBehindRdsProxy(string statement) => RuleTest<SequenceThroughRdsProxyAnalyzer>.Verify(HiLo.Model(statement), PoolerFiles.Set("rds_proxy"));

    [Fact]
    public Task KeysInBlocksWhereTheSettingsFileLeadsToRdsProxy() => RuleTest<SequenceThroughRdsProxyAnalyzer>.Verify(
        HiLo.Model("builder.[|UseHiLo|]();"),
        ("appsettings.json", """{ "ConnectionStrings": { "Shop": "Host=shop.proxy-abc.eu-central-1.rds.amazonaws.com;Include Error Detail=true" } }"""));
}
