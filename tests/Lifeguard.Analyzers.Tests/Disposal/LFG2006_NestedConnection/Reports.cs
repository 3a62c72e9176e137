using Lifeguard.Analyzers.Rules.Disposal;
using static Lifeguard.Analyzers.Tests.Disposal.LFG2006_NestedConnection.Frames;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2006_NestedConnection;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task ASecondConnectionInAHandlerOfEveryHost(HandlerShape host) => RuleTest<NestedConnectionAnalyzer>.Verify(host.With(
        "await using var one = await Db.OpenConnectionAsync(); await using var two = await [|Db.OpenConnectionAsync()|];", "private static readonly Npgsql.NpgsqlDataSource Db = Npgsql.NpgsqlDataSource.Create(\"Host=db\");"), host.Files);

    [Theory]
    [InlineData("using var one = Db.OpenConnection(); using var two = [|Db.OpenConnection()|];")]
    [InlineData("await using var one = await Db.OpenConnectionAsync(); foreach (var id in ids) { await using var two = await [|Db.OpenConnectionAsync()|]; }")]
    [InlineData("await using var one = await source.OpenConnectionAsync(); await using var two = await [|source.OpenConnectionAsync()|];")]
    [InlineData("await using var one = Db.CreateConnection(); await one.OpenAsync(); await using var two = Db.CreateConnection(); await [|two.OpenAsync()|];")]
    [InlineData("using var one = new SqlConnection(cs); one.Open(); using var two = new SqlConnection(cs); [|two.Open()|];")]
    [InlineData("using var one = new SqlConnection(Setting); await one.OpenAsync(); using (var two = new SqlConnection(Setting)) { await [|two.OpenAsync()|]; }")]
    [InlineData("using var one = new NpgsqlConnection(Text); one.Open(); using var two = new NpgsqlConnection(\"Host=db\"); [|two.Open()|];")]
    [InlineData("using var one = new NpgsqlConnection(_text); one.Open(); using var two = new NpgsqlConnection(_text); [|two.Open()|];")]
    [InlineData("using var one = new NpgsqlConnection { ConnectionString = _text }; one.Open(); using var two = new NpgsqlConnection(_text); [|two.Open()|];")]
    [InlineData("using var one = new SqlConnection(Environment.GetEnvironmentVariable(\"DB\")); one.Open(); using var two = new SqlConnection(Environment.GetEnvironmentVariable(\"DB\")); [|two.Open()|];")]
    [InlineData("using var one = new SqlConnection(_configuration.GetConnectionString(\"DB\")); one.Open(); using var two = new SqlConnection(_configuration.GetConnectionString(\"DB\")); [|two.Open()|];")]
    [InlineData("using var one = new SqlConnection(_configuration[\"DB\"]); one.Open(); var text = _configuration[\"DB\"]; using var two = new SqlConnection(text); [|two.Open()|];")]
    [InlineData("using var one = new SqlConnection(cs); one.Open(); using var two = new SqlConnection(cs); var rows = [|two.Query<int>(\"x\")|];")]
    [InlineData("using var one = new SqlConnection(cs); one.Open(); using var r = one.ExecuteReader(\"x\"); while (r.Read()) { using var two = new SqlConnection(cs); await [|two.OpenAsync()|]; await two.ExecuteAsync(\"y\"); }")]
    public Task InOneMethod(string body) => Async(body);

    [Theory]
    [InlineData("await using var one = await OpenAsync(); await using var two = await [|OpenAsync()|];")]
    [InlineData("using var one = _connections.Open(); using var two = [|_connections.Open()|];")]
    [InlineData("using var one = _connections.Open(\"orders\"); using var two = [|_connections.Open(\"orders\")|];")]
    public Task FromTheSameMethodOfTheUser(string body) => Async(body, """
        private readonly Connections _connections = new();
        private static async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel = default) => await Db.OpenConnectionAsync(cancel);
        """, """
        public class Connections
        {
            public NpgsqlConnection Open() { var made = new NpgsqlConnection("Host=db"); made.Open(); return made; }
            public NpgsqlConnection Open(string name) { var made = new NpgsqlConnection("Host=" + name); made.Open(); return made; }
        }
        """);

    [Theory]
    [InlineData("await [|SaveAsync()|];", "private static async Task SaveAsync() { await using var two = await Db.OpenConnectionAsync(); }")]
    [InlineData("await [|SaveAsync()|];", "private static async Task SaveAsync() { await InnerAsync(1); } private static async Task InnerAsync(int n) { await using var two = await Db.OpenConnectionAsync(); }")]
    [InlineData("[|Save()|];", "private static void Save() { using var two = Db.CreateConnection(); two.Open(); }")]
    [InlineData("foreach (var id in ids) await [|Orders.SaveAsync(id)|];", "private static class Orders { public static async Task SaveAsync(int id) { await using var two = await Db.OpenConnectionAsync(); } }")]
    [InlineData("[|Save()|];", "private static void Save() { using var two = Db.CreateConnection(); two.Execute(\"x\"); }")]
    public Task AlongCalls(string body, string members) => Async("await using var one = await Db.OpenConnectionAsync(); " + body, members);

    [Fact]
    public Task ASecondOneThatAMethodOfTheUserOpens() => Async("await using var one = await Db.OpenConnectionAsync(); await using var two = Db.CreateConnection(); await [|OpenAsync(two)|];",
        "private static async Task OpenAsync(NpgsqlConnection c) { Console.WriteLine(1); await c.OpenAsync(); }");

    [Fact]
    public Task WhereSomethingElseIsWaitedFor() => Async(
        "await using var one = await Db.OpenConnectionAsync(); using var gate = new SemaphoreSlim(1); await gate.WaitAsync(); await using var two = await [|Db.OpenConnectionAsync()|];");

    [Fact]
    public Task AlongACallOnTheSameObject() => Async("using var one = new SqlConnection(_text); one.Open(); [|Save()|];", "private void Save() { using var two = new SqlConnection(_text); two.Open(); }");

    [Fact]
    public Task AlongACallOfAServiceThatIsGivenTheSameDataSource() => Injected("await using var c = await _db.OpenConnectionAsync(); await [|_orders.SaveAsync()|];");
}
