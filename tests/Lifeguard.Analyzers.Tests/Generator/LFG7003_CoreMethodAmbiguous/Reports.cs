using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7003_CoreMethodAmbiguous;

public sealed class Reports
{
    [Theory]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task [|Get|](int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask; Task GetCore(NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task [|Get|](int id); Task GetCore(string id, NpgsqlConnection c) => Task.CompletedTask; Task GetCore(Guid id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task [|Get|](int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask; Task GetCore(int id, NpgsqlTransaction t) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task [|Get|](string id); Task GetCore(object id, NpgsqlConnection c) => Task.CompletedTask; Task GetCore<T>(T id, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task [|Get|](int id); Task GetCore(long id, NpgsqlConnection c) => Task.CompletedTask; Task GetCore(int id, object c) => Task.CompletedTask;")]
    [InlineData("public class Base { protected Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask; } public partial class Derived : Base { [PooledHandler(Database = \"Orders\")] public partial Task [|Get|](int id); Task GetCore(object id, object c) => Task.CompletedTask; }")]
    public Task OverloadsThatCannotBeToldApart(string members) => PooledHandlerTest<CoreMethodAmbiguousAnalyzer>.VerifyMembers(members);

    [Fact]
    public Task TheMessageSaysWhy() => PooledHandlerTest<CoreMethodAmbiguousAnalyzer>.VerifyMessage(
        "[PooledHandler(Database = \"Orders\")] public partial Task {|#0:Get|}(int id); Task GetCore(int id, NpgsqlConnection c) => Task.CompletedTask; Task GetCore(NpgsqlConnection c) => Task.CompletedTask;",
        "Get", "2 methods 'GetCore' fit");
}
