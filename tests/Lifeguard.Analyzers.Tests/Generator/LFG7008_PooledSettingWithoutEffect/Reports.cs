using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7008_PooledSettingWithoutEffect;

public sealed class Reports
{
    [Theory]
    [InlineData("[[|PooledHandler(Database = \"Orders\", Retry = RetryScope.Transaction)|]] public partial Task Get(); Task GetCore(NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[[|PooledHandler(Database = \"Orders\", Isolation = IsolationLevel.Serializable)|]] public partial Task Get(); Task GetCore(NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[[|PooledHandler(Database = \"Orders\", Isolation = IsolationLevel.Serializable)|]] public partial Task Get(); Task GetCore(PooledDatabase d) => Task.CompletedTask;")]
    [InlineData("[[|PooledHandler(Database = \"Orders\", Retry = RetryScope.Idempotent)|]] public partial Task Get(); Task GetCore(PooledDatabase d) => Task.CompletedTask;")]
    [InlineData("[[|PooledHandler(Database = \"Orders\", Isolation = IsolationLevel.Chaos)|]] public partial Task Get(); Task GetCore(NpgsqlTransaction t) => Task.CompletedTask;")]
    [InlineData("[[|PooledHandler(Database = \"Orders\", Retry = (RetryScope)9)|]] public partial Task Get(); Task GetCore(NpgsqlConnection c) => Task.CompletedTask;")]
    public Task ASettingThatNeedsATransaction(string members) => PooledHandlerTest<PooledSettingWithoutEffectAnalyzer>.VerifyMembers(members);

    [Fact]
    public Task TheMessageSaysWhy() => PooledHandlerTest<PooledSettingWithoutEffectAnalyzer>.VerifyMessage(
        "[{|#0:PooledHandler(Database = \"Orders\", Retry = RetryScope.Transaction)|}] public partial Task Get(); Task GetCore(NpgsqlConnection c) => Task.CompletedTask;",
        "Get", "'RetryScope.Transaction' needs a transaction, and 'GetCore' takes a connection");
}
