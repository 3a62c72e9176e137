using Lifeguard.Analyzers.Rules.Disposal;
using static Lifeguard.Analyzers.Tests.Disposal.LFG2006_NestedConnection.Frames;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2006_NestedConnection;

public sealed class StaysQuiet
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task OneAfterTheOtherInAHandlerOfEveryHost(HandlerShape host) => RuleTest<NestedConnectionAnalyzer>.StaysQuiet(host.With(
        "await using (var one = await Db.OpenConnectionAsync()) { } await using var two = await Db.OpenConnectionAsync();", "private static readonly Npgsql.NpgsqlDataSource Db = Npgsql.NpgsqlDataSource.Create(\"Host=db\");"), host.Files);

    [Theory]
    [InlineData("using var one = Db.OpenConnection(); one.Close(); using var two = Db.OpenConnection();")]
    [InlineData("if (b) { using var one = Db.OpenConnection(); } else { using var two = Db.OpenConnection(); }")]
    [InlineData("NpgsqlConnection one = null; if (b) one = Db.OpenConnection(); using var two = Db.OpenConnection(); one?.Dispose();")]
    [InlineData("foreach (var id in ids) { await using var one = await Db.OpenConnectionAsync(); }")]
    [InlineData("using var one = Db.OpenConnection(); using var two = Db.CreateConnection();")]
    [InlineData("using var one = Db.CreateConnection(); using var two = Db.OpenConnection();")]
    [InlineData("using var one = new SqlConnection(cs); using var two = new SqlConnection(cs); two.Open();")]
    [InlineData("using var one = new SqlConnection(cs); one.Open(); one.Close(); one.Open();")]
    [InlineData("using var one = new SqlConnection(cs); one.Open(); one.Execute(\"x\"); one.Execute(\"y\");")]
    [InlineData("using var one = new SqlConnection(cs); one.Query<int>(\"x\"); using var two = new SqlConnection(cs); two.Query<int>(\"x\");")]
    public Task NeverTwoAtOnce(string body) => Async(body);

    [Theory]
    [InlineData("using var one = Db.OpenConnection(); using var two = Replica.OpenConnection();")]
    [InlineData("using var one = new SqlConnection(cs); one.Open(); using var two = new SqlConnection(tenant); two.Open();")]
    [InlineData("using var one = new SqlConnection(cs); one.Open(); using var two = new SqlConnection(Setting); two.Open();")]
    [InlineData("using var one = new NpgsqlConnection(\"Host=a\"); one.Open(); using var two = new NpgsqlConnection(\"Host=b\"); two.Open();")]
    [InlineData("using var one = new NpgsqlConnection(cs); one.Open(); using var two = new SqlConnection(cs); two.Open();")]
    [InlineData("using var one = Db.OpenConnection(); using var two = new NpgsqlConnection(Text); two.Open();")]
    [InlineData("using var one = new SqlConnection($\"Server={tenant}\"); one.Open(); using var two = new SqlConnection($\"Server={tenant}\"); two.Open();")]
    [InlineData("using var one = new SqlConnection(_configuration[\"A\"]); one.Open(); using var two = new SqlConnection(_configuration[\"B\"]); two.Open();")]
    [InlineData("using var one = new SqlConnection(_configuration[tenant]); one.Open(); using var two = new SqlConnection(_configuration[cs]); two.Open();")]
    [InlineData("var text = cs; using var one = new SqlConnection(text); one.Open(); text = tenant; using var two = new SqlConnection(text); two.Open();")]
    [InlineData("using var one = new NpgsqlConnection(\"Host=db;Pooling=false\"); one.Open(); using var two = new NpgsqlConnection(\"Host=db;Pooling=false\"); two.Open();")]
    [InlineData("using var one = new Microsoft.Data.Sqlite.SqliteConnection(cs); one.Open(); using var two = new Microsoft.Data.Sqlite.SqliteConnection(cs); two.Open();")]
    [InlineData("using var one = Open(tenant); using var two = Open(cs);")]
    public Task OtherPools(string body) => Async(body, "private static NpgsqlConnection Open(string name) { var made = new NpgsqlConnection(name); made.Open(); return made; }");

    [Theory]
    [InlineData("await SaveAsync(one);", "private static async Task SaveAsync(NpgsqlConnection c) { await c.ExecuteAsync(\"x\"); }")]
    [InlineData("await SaveAsync(one);", "private static async Task SaveAsync(NpgsqlConnection c = null) { if (c == null) { await using var own = await Db.OpenConnectionAsync(); } }")]
    [InlineData("await SaveAsync();", "private static async Task SaveAsync() { await using var two = await Replica.OpenConnectionAsync(); }")]
    [InlineData("await SaveAsync();", "private static async Task SaveAsync() { await using var two = Db.CreateConnection(); }")]
    [InlineData("_ = SaveAsync();", "private static async Task SaveAsync() { await using var two = await Db.OpenConnectionAsync(); }")]
    [InlineData("await SaveAsync();", "private static async Task SaveAsync() { await Task.Yield(); _ = Task.Run(async () => { await using var two = await Db.OpenConnectionAsync(); }); }")]
    [InlineData("_ = Task.Run(async () => { await using var two = await Db.OpenConnectionAsync(); });", "")]
    [InlineData("Func<NpgsqlConnection> later = () => Db.OpenConnection();", "")]
    public Task CallsThatTakeNone(string body, string members) => Async("await using var one = await Db.OpenConnectionAsync(); " + body, members);

    [Theory]
    [InlineData("var one = Db.OpenConnection(); one.Execute(\"x\"); one = Db.OpenConnection(); one.Dispose();")]
    [InlineData("var one = await Db.OpenConnectionAsync(); one.Execute(\"x\"); one = await Db.OpenConnectionAsync(); await one.DisposeAsync();")]
    public Task AFirstConnectionThatTheSecondOneOverwrites(string body) => Async(body);

    [Fact]
    public Task ParallelWorkOverConnectionsOfItsOwn() => Async("await Task.WhenAll(ids.Select(async id => { await using var c = await Db.OpenConnectionAsync(); await c.ExecuteAsync(\"x\"); }));");

    [Fact]
    public Task AnotherObjectOfTheSameClass() => Async("await Task.Yield();", "", """
        public class Tenant
        {
            private readonly string _text;
            private readonly Tenant _parent;
            public Tenant(string text, Tenant parent) { _text = text; _parent = parent; }
            public void Save() { using var one = new SqlConnection(_text); one.Open(); _parent.Save(); _parent.Load(); }
            private void Load() { using var two = new SqlConnection(_text); two.Open(); }
        }
        """);

    [Fact]
    public Task AConnectionThatListens() => Async("await using var one = await Db.OpenConnectionAsync(); await one.ExecuteAsync(\"LISTEN jobs\"); while (b) { await one.WaitAsync(); await using var two = await Db.OpenConnectionAsync(); }");

    [Fact]
    public Task AServiceThatIsGivenTheConnection() => Injected("await using var c = await _db.OpenConnectionAsync(); await _orders.SaveAsync(c);");

    [Fact]
    public Task AServiceThatIsGivenAnotherDataSource() => Injected("await using var c = await _db.OpenConnectionAsync(); await _orders.SaveAsync();", "[FromKeyedServices(\"replica\")] NpgsqlDataSource db");

    [Fact]
    public Task ATestProject()
    {
        var test = RuleTest<NestedConnectionAnalyzer>.Create(Members("[Framework.Fact] public void Works() { using var one = Db.OpenConnection(); using var two = Db.OpenConnection(); }"));
        test.TestState.AdditionalProjects["xunit.core"].Sources.Add("namespace Framework; public class FactAttribute : System.Attribute { }");
        test.TestState.AdditionalProjectReferences.Add("xunit.core");
        return test.RunAsync();
    }
}
