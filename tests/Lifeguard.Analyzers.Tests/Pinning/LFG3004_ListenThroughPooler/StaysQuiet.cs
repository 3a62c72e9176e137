using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.ListenThroughPoolerAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3004_ListenThroughPooler;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("NOTIFY orders")]
    [InlineData("select pg_notify('orders', '')")]
    [InlineData("select 'LISTEN orders'")]
    [InlineData("select listen from t")]
    public Task WhatNeedsNoSession(string sql) => Test.StaysQuiet(Test.Sends(sql));

    [Theory]
    [InlineData("Task.Delay(1).Wait();")]
    [InlineData("await Task.Delay(1).WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("using var gate = new SemaphoreSlim(1); await gate.WaitAsync();")]
    public Task AWaitForOtherThings(string statements) => Test.StaysQuiet(statements);

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"LISTEN orders\"); await connection.WaitAsync();")]
    [InlineData("await connection.WaitAsync();")]
    public Task ADirectConnection(string statements) => Test.StaysQuiet(statements, "none");

    [Fact]
    public Task AListenerInTheBackgroundWhereNobodyNamesAPooler() => Test.StaysQuiet("", code: """
        public class Relay : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stop) { await using var open = new NpgsqlConnection(""); await open.ExecuteAsync("LISTEN orders"); await open.WaitAsync(stop); }
        }
        """);

    [Fact]
    public Task AnAddressPastThePooler() => Test.StaysQuiet("await using var direct = new NpgsqlConnection(\"Host=ep-one.eu-central-1.aws.neon.tech\"); await direct.ExecuteAsync(\"LISTEN orders\"); await direct.WaitAsync();");
}
