using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7002_CoreMethodMissing;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); static Task GetCore(int id, NpgsqlTransaction t) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); static Task GetCore(int id, PooledDatabase d) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); static Task GetCore(int id, DbConnection d) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); static Task GetCore(int id, IDbTransaction d) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\", Core = nameof(Load))] public partial Task Get(int id); Task Load(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("public class Base { protected Task GetCore(NpgsqlConnection c) => Task.CompletedTask; } public partial class Derived : Base { [PooledHandler(Database = \"Orders\")] public partial Task Get(); }")]
    public Task AMethodToLendTo(string members) => PooledHandlerTest<CoreMethodMissingAnalyzer>.StaysQuiet(members);
}
