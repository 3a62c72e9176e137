using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.ServerWideStateAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3014_ServerWideState;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("select 'DISCARD ALL'")]
    [InlineData("select load from t")]
    [InlineData("delete from t")]
    public Task WhatConcernsNoServerConnection(string sql) => Test.StaysQuiet(Test.Sends(sql));

    [Fact]
    public Task PlansThatNobodyMisses() => Test.StaysQuiet(Test.Sends("DISCARD PLANS"), "pgbouncer");

    [Fact]
    public Task ADirectConnection() => Test.StaysQuiet(Test.Sends("DISCARD ALL"), "none");
}
