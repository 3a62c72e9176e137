using Lifeguard.Analyzers.Rules.Disposal;
using static Lifeguard.Analyzers.Tests.Disposal.LFG2007_SyncDisposeInAsyncHandler.Frames;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2007_SyncDisposeInAsyncHandler;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task AUsingInAHandlerOfEveryHost(HandlerShape host) => RuleTest<SyncDisposeInAsyncHandlerAnalyzer>.Verify(
        host.With("""[|using|] var connection = new Npgsql.NpgsqlConnection("Host=db"); await connection.OpenAsync();"""), host.Files);

    [Theory]
    [InlineData("[|using|] var connection = new NpgsqlConnection(cs);")]
    [InlineData("[|using|] (var connection = new NpgsqlConnection(cs)) { await connection.OpenAsync(); }")]
    [InlineData("[|using|] (NpgsqlConnection connection = new(cs)) await connection.OpenAsync();")]
    [InlineData("[|using|] var connection = await Db.OpenConnectionAsync();")]
    [InlineData("[|using|] var connection = await Db.OpenConnectionAsync().ConfigureAwait(false);")]
    [InlineData("[|using|] var connection = Db.CreateConnection();")]
    [InlineData("var connection = new NpgsqlConnection(cs); [|using|] (connection) { }")]
    [InlineData("NpgsqlConnection connection; [|using|] (connection = new NpgsqlConnection(cs)) { }")]
    [InlineData("[|using|] (new NpgsqlConnection(cs)) { }")]
    [InlineData("[|using|] DbConnection connection = new NpgsqlConnection(cs);")]
    [InlineData("[|using|] (DbConnection connection = await Db.OpenConnectionAsync()) { }")]
    [InlineData("[|using|] NpgsqlConnection one = new(cs), two = new(cs);")]
    [InlineData("[|using|] var connection = new MySqlConnector.MySqlConnection(cs);")]
    [InlineData("await using var connection = Db.OpenConnection(); [|using|] var transaction = await connection.BeginTransactionAsync();")]
    [InlineData("await using var connection = Db.OpenConnection(); await using var command = connection.CreateCommand(); [|using|] var reader = await command.ExecuteReaderAsync();")]
    [InlineData("await using var connection = Db.OpenConnection(); [|using|] var copy = await connection.BeginBinaryImportAsync(\"COPY t FROM STDIN\");")]
    [InlineData("await using var connection = Db.OpenConnection(); [|using|] TextWriter copy = await connection.BeginTextImportAsync(\"COPY t FROM STDIN\");")]
    public Task EveryKindOfUsing(string body) => Async(body);

    [Theory]
    [InlineData("private void Start() { Func<Task> work = async () => { [|using|] var connection = Db.OpenConnection(); await Task.Yield(); }; }")]
    [InlineData("private void Start() { async Task Work() { [|using|] var connection = Db.OpenConnection(); await Task.Yield(); } _ = Work(); }")]
    [InlineData("private async IAsyncEnumerable<int> Rows() { [|using|] var connection = Db.OpenConnection(); await Task.Yield(); yield return 1; }")]
    [InlineData("private async void Fire() { [|using|] var connection = Db.OpenConnection(); await Task.Yield(); }")]
    [InlineData("private async ValueTask<int> Count() { lock (this) { } [|using|] var connection = Db.OpenConnection(); return await Task.FromResult(1); }")]
    [InlineData("private async Task Lock() { await Task.Yield(); lock (this) { Func<Task> work = async () => { [|using|] var connection = Db.OpenConnection(); await Task.Yield(); }; } }")]
    public Task EveryKindOfAsyncFunction(string member) => RuleTest<SyncDisposeInAsyncHandlerAnalyzer>.Verify(Lambda(member));

    [Theory]
    [InlineData("[|using|] var db = new OrdersContext();")]
    [InlineData("[|using|] var db = await factory.CreateDbContextAsync();")]
    [InlineData("await using var db = new OrdersContext(); [|using|] var transaction = await db.Database.BeginTransactionAsync();")]
    public Task AContextWhoseProviderDisposesAsynchronously(string body) => WithContext(body);

    [Fact]
    public Task AContextThatDisposesSomethingElseBothWays() =>
        WithContext("[|using|] var db = new OrdersContext();", "public override void Dispose() => base.Dispose(); public override ValueTask DisposeAsync() => base.DisposeAsync();");
}
