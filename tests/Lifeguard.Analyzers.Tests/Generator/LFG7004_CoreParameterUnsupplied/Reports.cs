using Lifeguard.Analyzers.Rules.Generator;

namespace Lifeguard.Analyzers.Tests.Generator.LFG7004_CoreParameterUnsupplied;

public sealed class Reports
{
    [Theory]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); Task GetCore(string [|id|], NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(string from, string to); Task GetCore(string [|source|], string to, NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(string id); Task GetCore(string id, string [|name|], NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(); Task GetCore(NpgsqlConnection one, NpgsqlConnection [|two|]) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(); Task GetCore(NpgsqlTransaction one, DbTransaction [|two|]) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int id); Task GetCore(ref int [|id|], NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(string? id); Task GetCore(string [|id|], NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(int? id); Task GetCore(object [|id|], NpgsqlConnection c) => Task.CompletedTask;")]
    [InlineData("[PooledHandler(Database = \"Orders\")] public partial Task Get(); Task GetCore(NpgsqlDataSource [|source|], NpgsqlConnection c) => Task.CompletedTask;")]
    public Task AParameterThatNothingSupplies(string members) => PooledHandlerTest<CoreParameterUnsuppliedAnalyzer>.VerifyMembers(members);

    [Fact]
    public Task TheMessageSaysWhy() => PooledHandlerTest<CoreParameterUnsuppliedAnalyzer>.VerifyMessage(
        "[PooledHandler(Database = \"Orders\")] public partial Task Get(string from, string to); Task GetCore(string {|#0:source|}, string to, NpgsqlConnection c) => Task.CompletedTask;",
        "source", "GetCore", "'Get' has 2 parameters of type 'string', and none is called 'source'");
}
