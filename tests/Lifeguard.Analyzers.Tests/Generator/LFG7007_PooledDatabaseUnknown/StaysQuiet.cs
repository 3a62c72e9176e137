using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7007_PooledDatabaseUnknown;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("PooledDatabase _db = new(); [PooledHandler(Source = nameof(_db))] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("static NpgsqlDataSource Db => null!; [PooledHandler(Source = nameof(Db))] public static partial Task Get(int id); static Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("NpgsqlMultiHostDataSource Db { get; set; } = null!; [PooledHandler(Source = nameof(Db))] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("public class Base { protected PooledDatabase Db => null!; } public partial class Derived : Base { [PooledHandler(Source = nameof(Db))] public partial Task Get(); Task GetCore(NpgsqlConnection c) => Task.CompletedTask; }")]
    public Task ADatabaseByNameOrMember(string members) => PooledHandlerTest<PooledDatabaseUnknownAnalyzer>.StaysQuiet(members);
}
