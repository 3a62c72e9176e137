using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7003_CoreMethodAmbiguous;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); [PooledHandler(Database = \"Orders\")] public partial Task Get(string name); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask; Task GetCore(string name, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask; Task GetCore(int id) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public static partial Task Get(int id); static Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask; Task GetCore(NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("public abstract class Base { protected abstract Task GetCore(NpgsqlConnection c); } public partial class Derived : Base { [PooledHandler(Database = \"Orders\")] public partial Task Get(); protected override Task GetCore(NpgsqlConnection c) => Task.CompletedTask; }")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); [PooledHandler(Database = \"Orders\")] public partial Task Get(long id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask; Task GetCore(long id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(string id); Task GetCore(string id, NpgsqlConnection c) => Task.CompletedTask; Task GetCore<T>(T id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("public class Base { protected static Task GetCore(NpgsqlConnection c) => Task.CompletedTask; } public partial class Derived : Base { [PooledHandler(Database = \"Orders\")] public partial Task Get(); new static Task GetCore(NpgsqlConnection c) => Task.CompletedTask; }")]
    public Task OverloadsThatTheParametersTellApart(string members) => PooledHandlerTest<CoreMethodAmbiguousAnalyzer>.StaysQuiet(members);
}
