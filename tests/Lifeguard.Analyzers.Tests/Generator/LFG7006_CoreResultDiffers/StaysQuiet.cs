using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7006_CoreResultDiffers;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task<long> Get(int id); Task<int> GetCore(int id, NpgsqlConnection c) => Task.FromResult(id);")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task<string?> Get(int id); Task<string> GetCore(int id, NpgsqlConnection c) => Task.FromResult(\"\");")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial ValueTask<object> Get(int id); Task<string> GetCore(int id, NpgsqlConnection c) => Task.FromResult(\"\");")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task<int?> Get(int id); Task<int> GetCore(int id, NpgsqlConnection c) => Task.FromResult(id);")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task<IReadOnlyList<string>> Get(int id); Task<List<string>> GetCore(int id, NpgsqlConnection c) => Task.FromResult(new List<string>());")]
    [InlineData("\n#nullable disable\n[PooledHandler(Database = \"Orders\")] public partial Task<string> Get(int id); Task<string> GetCore(int id, NpgsqlConnection c) => Task.FromResult(\"\");")]
    public Task AResultThatConverts(string members) => PooledHandlerTest<CoreResultDiffersAnalyzer>.StaysQuiet(members);
}
