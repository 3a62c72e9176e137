using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7007_PooledDatabaseUnknown;

public sealed class Reports
{
    [Theory]
    [InlineData("[[|PooledHandler|]] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[[|PooledHandler(Database = \"\")|]] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[[|PooledHandler(Database = \" \")|]] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("PooledDatabase _db = new(); [[|PooledHandler(Database = \"Orders\", Source = nameof(_db))|]] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[[|PooledHandler(Source = \"_db\")|]] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("string _db = \"\"; [[|PooledHandler(Source = nameof(_db))|]] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("NpgsqlConnection _db = null!; [[|PooledHandler(Source = nameof(_db))|]] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("PooledDatabase Db { set { } } [[|PooledHandler(Source = nameof(Db))|]] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("PooledDatabase _db = new(); [[|PooledHandler(Source = nameof(_db))|]] public static partial Task Get(int id); static Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("PooledDatabase? _db; [[|PooledHandler(Source = nameof(_db))|]] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("public class Base { protected PooledDatabase Db { private get; set; } = null!; } public partial class Derived : Base { [[|PooledHandler(Source = nameof(Db))|]] public partial Task Get(); Task GetCore(NpgsqlConnection c) => Task.CompletedTask; }")]
    public Task AHandlerWithoutADatabase(string members) => PooledHandlerTest<PooledDatabaseUnknownAnalyzer>.VerifyMembers(members);

    [Fact]
    public Task TheMessageSaysWhy() => PooledHandlerTest<PooledDatabaseUnknownAnalyzer>.VerifyMessage(
        "[{|#0:PooledHandler|}] public partial Task Get(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;",
        "Get", "neither 'Database' nor 'Source' is set");
}
