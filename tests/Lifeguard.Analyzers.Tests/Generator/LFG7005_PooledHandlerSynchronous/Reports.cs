using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7005_PooledHandlerSynchronous;

public sealed class Reports
{
    [Theory]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial int [|Get|](int id); Task<int> GetCore(int id, NpgsqlConnection c) => Task.FromResult(id);")]
    [InlineData("[PooledHandler(Database = \"Orders\")] partial void [|Get|](int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial IAsyncEnumerable<int> [|Get|](int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task<int> Get(int id); int [|GetCore|](int id, NpgsqlConnection c) => id;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); async void [|GetCore|](int id, NpgsqlConnection c) => await Task.Yield();")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial int [|Get|](int id); int [|GetCore|](int id, NpgsqlConnection c) => id;")]
    public Task AMethodWithoutATask(string members) => PooledHandlerTest<PooledHandlerSynchronousAnalyzer>.VerifyMembers(members);

    [Fact]
    public Task TheMessageSaysWhy() => PooledHandlerTest<PooledHandlerSynchronousAnalyzer>.VerifyMessage(
        "[PooledHandler(Database = \"Orders\")] public partial int {|#0:Get|}(int id); Task<int> GetCore(int id, NpgsqlConnection c) => Task.FromResult(id);",
        "Get", "int");
}
