using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7004_CoreParameterUnsupplied;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); Task GetCore(NpgsqlConnection c, int number) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(string from, string to); Task GetCore(string TO, string from, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); Task GetCore(long id, NpgsqlConnection c, CancellationToken one, CancellationToken two) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(string id); Task GetCore(object id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(); Task GetCore(NpgsqlConnection c, int limit = 10, params string[] rest) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(in DateTime since); Task GetCore(in DateTime since, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(string id); Task GetCore(string? id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(); Task GetCore(NpgsqlTransaction t, NpgsqlConnection c, PooledDatabase d) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(ref int unused, Span<int> unusable); Task GetCore(NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get([System.Diagnostics.CodeAnalysis.DisallowNull] string? id); Task GetCore(string id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(string? id); Task GetCore([System.Diagnostics.CodeAnalysis.AllowNull] string id, NpgsqlConnection c) => Task.CompletedTask;")]
    public Task AParameterWithASource(string members) => PooledHandlerTest<CoreParameterUnsuppliedAnalyzer>.StaysQuiet(members);
}
