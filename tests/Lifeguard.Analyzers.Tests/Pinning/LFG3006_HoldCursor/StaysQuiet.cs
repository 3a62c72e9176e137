using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.HoldCursorAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3006_HoldCursor;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("DECLARE c CURSOR FOR SELECT 1")]
    [InlineData("DECLARE c CURSOR WITHOUT HOLD FOR SELECT 1")]
    [InlineData("select 'DECLARE c CURSOR WITH HOLD FOR SELECT 1'")]
    [InlineData("DO $b$ DECLARE c CURSOR FOR SELECT 1; BEGIN END $b$")]
    public Task WhatEndsWithItsTransaction(string sql) => Test.StaysQuiet(Test.Sends(sql));

    [Fact]
    public Task ACursorThatIsClosedInTheSameText() => Test.StaysQuiet(Test.Sends("DECLARE c CURSOR WITH HOLD FOR SELECT 1; FETCH ALL FROM c; CLOSE c"), "pgbouncer");

    [Fact]
    public Task ADirectConnection() => Test.StaysQuiet(Test.Sends("DECLARE c CURSOR WITH HOLD FOR SELECT 1"), "none");
}
