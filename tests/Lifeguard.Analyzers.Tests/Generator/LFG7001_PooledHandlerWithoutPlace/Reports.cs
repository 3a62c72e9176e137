using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7001_PooledHandlerWithoutPlace;

public sealed class Reports
{
    [Theory]
    [InlineData("[PooledHandler(Database = \"Orders\")] public Task [|Get|](int id) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public async Task [|Get|](int id) { await Task.Yield(); }")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public Task [|Get|](int id);")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task [|Get|](int id); public partial Task Get(int id) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task [|Get|]<T>(T id); Task GetCore<T>(T id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("public partial interface IOrders { [PooledHandler(Database = \"Orders\")] public partial Task [|Get|](int id); }")]
    [InlineData("public ref partial struct Small { [PooledHandler(Database = \"Orders\")] public partial Task [|Get|](int id); }")]
    [InlineData("public class Inner { [PooledHandler(Database = \"Orders\")] public partial Task [|Get|](int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask; }")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task [|Get|](ref int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task [|Get|](out int id); Task GetCore(NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task [|Get|](Span<int> ids); Task GetCore(NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task [|Get|](in DateTime since); Task GetCore(DateTime since, PooledDatabase d) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public unsafe partial Task [|Get|](int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("public unsafe partial class Inner { [PooledHandler(Database = \"Orders\")] public partial Task [|Get|](int*[] ids); Task GetCore(NpgsqlConnection c) => Task.CompletedTask; }")]
    [InlineData("public interface IJob { Task Run(int id); } public partial class Job : IJob { [PooledHandler(Database = \"Orders\")] async Task IJob.[|Run|](int id) => await Task.Yield(); }")]
    [InlineData("public void Map() { Get(1); [[|PooledHandler(Database = \"Orders\")|]] static async Task Get(int id) => await Task.Yield(); }")]
    [InlineData("public Delegate Map() => [[|PooledHandler(Database = \"Orders\")|]] async (int id) => { await Task.Yield(); return id; };")]
    public Task AMemberThatCannotBeCompleted(string members) => PooledHandlerTest<PooledHandlerWithoutPlaceAnalyzer>.VerifyMembers(members);

    [Fact]
    public Task TheMessageSaysWhy() => PooledHandlerTest<PooledHandlerWithoutPlaceAnalyzer>.VerifyMessage(
        "[PooledHandler(Database = \"Orders\")] public Task {|#0:Get|}(int id) => Task.CompletedTask;",
        "Get", "it has a body of its own, so the attribute has no effect");
}
