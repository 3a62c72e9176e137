using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7005_PooledHandlerSynchronous;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); ValueTask GetCore(int id, NpgsqlConnection c) => default;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial ValueTask<int> Get(int id); Task<int> GetCore(int id, NpgsqlConnection c) => Task.FromResult(id);")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial ValueTask Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    public Task EveryKindOfTask(string members) => PooledHandlerTest<PooledHandlerSynchronousAnalyzer>.StaysQuiet(members);
}
