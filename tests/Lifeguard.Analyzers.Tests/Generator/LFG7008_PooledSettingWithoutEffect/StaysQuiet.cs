using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7008_PooledSettingWithoutEffect;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("[PooledHandler(Database = \"Orders\", Retry = RetryScope.Transaction, Isolation = IsolationLevel.Serializable)] public partial Task Get(); Task GetCore(NpgsqlTransaction t) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\", Retry = RetryScope.Transaction)] public partial Task Get(); Task GetCore(NpgsqlTransaction t, PooledDatabase d) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\", Retry = RetryScope.ReadOnly)] public partial Task Get(); Task GetCore(NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\", Retry = RetryScope.Idempotent)] public partial Task Get(); Task GetCore(NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\", Retry = RetryScope.Acquire, Isolation = IsolationLevel.Unspecified)] public partial Task Get(); Task GetCore(PooledDatabase d) => Task.CompletedTask;")]
    public Task ASettingThatHasItsEffect(string members) => PooledHandlerTest<PooledSettingWithoutEffectAnalyzer>.StaysQuiet(members);
}
