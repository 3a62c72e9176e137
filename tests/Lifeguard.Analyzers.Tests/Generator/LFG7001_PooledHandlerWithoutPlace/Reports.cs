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
    public Task AMemberThatCannotBeCompleted(string members) => PooledHandlerTest<PooledHandlerWithoutPlaceAnalyzer>.VerifyMembers(members);

    [Fact]
    public Task TheMessageSaysWhy() => PooledHandlerTest<PooledHandlerWithoutPlaceAnalyzer>.VerifyMessage(
        "[PooledHandler(Database = \"Orders\")] public Task {|#0:Get|}(int id) => Task.CompletedTask;",
        "Get", "it has a body of its own, so the attribute has no effect");
}
