using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.SequenceThroughRdsProxyAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3010_SequenceThroughRdsProxy;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("select nextval('orders_id_seq')", "pgbouncer")]
    [InlineData("insert into orders (id) values (1) returning id", "rds_proxy")]
    [InlineData("insert into orders default values; select lastval()", "pgbouncer")]
    [InlineData("select nextval('s'); select currval('s')", "pgbouncer")]
    [InlineData("select nextval('s')", "none")]
    [InlineData("select last_value from s", "rds_proxy")]
    public Task WhatHarmsNobody(string sql, string pooler) => Test.StaysQuiet(Test.Sends(sql), pooler);

    [Fact]
    public Task InTheTransactionThatAdvancedIt() => Test.StaysQuiet(
        "await using var transaction = await connection.BeginTransactionAsync(); await connection.ExecuteAsync(\"insert into orders default values\"); await connection.ExecuteAsync(\"select lastval()\"); await transaction.CommitAsync();", "pgbouncer");

    [Theory]
    [InlineData("builder.UseHiLo();", "pgbouncer")]
    [InlineData("builder.UseHiLo();", "none")]
    [InlineData("builder.UseIdentityAlwaysColumns();", "rds_proxy")]
    [InlineData("new Own().UseHiLo();", "rds_proxy")]
    public Task KeysInBlocksThatHarmNobody(string statement, string pooler) => RuleTest<SequenceThroughRdsProxyAnalyzer>.StaysQuiet(HiLo.Model(statement), PoolerFiles.Set(pooler));

    [Fact]
    public Task KeysInBlocksBehindAPoolerThatNobodyNames() => RuleTest<SequenceThroughRdsProxyAnalyzer>.StaysQuiet(HiLo.Model("builder.UseHiLo();"));
}
