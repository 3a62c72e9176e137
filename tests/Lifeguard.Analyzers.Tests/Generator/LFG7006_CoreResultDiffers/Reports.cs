using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7006_CoreResultDiffers;

public sealed class Reports
{
    [Theory]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task<int> Get(int id); Task<string> [|GetCore|](int id, NpgsqlConnection c) => Task.FromResult(\"\");")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task<int> Get(int id); Task [|GetCore|](int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); Task<int> [|GetCore|](int id, NpgsqlConnection c) => Task.FromResult(id);")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task<int> Get(int id); Task<long> [|GetCore|](int id, NpgsqlConnection c) => Task.FromResult(1L);")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task<string> Get(int id); Task<string?> [|GetCore|](int id, NpgsqlConnection c) => Task.FromResult<string?>(null);")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial ValueTask<string> Get(int id); Task<object> [|GetCore|](int id, NpgsqlConnection c) => Task.FromResult(new object());")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task<object> Get(int id); Task<string?> [|GetCore|](int id, NpgsqlConnection c) => Task.FromResult<string?>(null);")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task<object> Get(int id); Task<int?> [|GetCore|](int id, NpgsqlConnection c) => Task.FromResult<int?>(null);")]
    public Task AResultThatTheHandlerDoesNotReturn(string members) => PooledHandlerTest<CoreResultDiffersAnalyzer>.VerifyMembers(members);

    [Fact]
    public Task TheMessageSaysWhy() => PooledHandlerTest<CoreResultDiffersAnalyzer>.VerifyMessage(
        "[PooledHandler(Database = \"Orders\")] public partial Task<int> Get(int id); Task<string> {|#0:GetCore|}(int id, NpgsqlConnection c) => Task.FromResult(\"\");",
        "GetCore", "Task<string>", "Get", "Task<int>");
}
