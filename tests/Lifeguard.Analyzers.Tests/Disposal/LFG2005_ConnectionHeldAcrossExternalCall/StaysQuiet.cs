using Lifeguard.Analyzers.Rules.Disposal;
using static Lifeguard.Analyzers.Tests.Disposal.LFG2005_ConnectionHeldAcrossExternalCall.Frames;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2005_ConnectionHeldAcrossExternalCall;

public sealed class StaysQuiet
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task ACallBeforeTheConnectionIsOpenedInAHandlerOfEveryHost(HandlerShape host) => RuleTest<ConnectionHeldAcrossExternalCallAnalyzer>.StaysQuiet(host.With("""
        await new System.Net.Http.HttpClient().GetStringAsync("https://rates");
        await using var connection = new Npgsql.NpgsqlConnection("Host=db"); await connection.OpenAsync();
        """), host.Files);

    [Theory]
    [InlineData("await Http.GetAsync(url); await using var c = await Db.OpenConnectionAsync();")]
    [InlineData("await using (var c = await Db.OpenConnectionAsync()) { await c.ExecuteAsync(\"x\"); } await Http.GetAsync(url);")]
    [InlineData("await using var c = await Db.OpenConnectionAsync(); await c.ExecuteAsync(\"x\"); await c.CloseAsync(); await Http.GetAsync(url);")]
    [InlineData("using var c = new SqlConnection(cs); await Http.GetAsync(url); await c.OpenAsync();")]
    [InlineData("using var c = new SqlConnection(cs); var rows = await c.QueryAsync<int>(\"x\"); await Http.GetAsync(url);")]
    [InlineData("await using var db = new ShopContext(); db.Add(new object()); await db.SaveChangesAsync(); await Http.GetAsync(url);")]
    [InlineData("await using var db = new ShopContext(); await using (var t = await db.Database.BeginTransactionAsync()) { await t.CommitAsync(); } await Http.GetAsync(url);")]
    [InlineData("if (url == null) { await using var c = await Db.OpenConnectionAsync(); } else { await Http.GetAsync(url); }")]
    [InlineData("NpgsqlConnection c = null; if (url == null) c = await Db.OpenConnectionAsync(); await Http.GetAsync(url); if (c != null) await c.DisposeAsync();")]
    [InlineData("using var c = new Microsoft.Data.Sqlite.SqliteConnection(cs); c.Open(); await Http.GetAsync(url);")]
    [InlineData("await using var cmd = Db.CreateCommand(\"x\"); await Http.GetAsync(url);")]
    public Task WhereNothingIsHeldOnEveryPath(string body) => Async(body);

    [Theory]
    [InlineData("var rates = Http.GetStringAsync(url); await c.ExecuteAsync(\"x\");")]
    [InlineData("_ = Http.GetStringAsync(url);")]
    [InlineData("var call = c.ExecuteAsync(\"x\"); await Task.WhenAny(call, Task.Delay(100)); await call;")]
    [InlineData("Func<Task> later = () => Http.GetStringAsync(url); Func<Task> also = async () => { await Http.GetStringAsync(url); };")]
    [InlineData("await Task.Delay(0); Thread.Sleep(0); await gate.WaitAsync(0);")]
    [InlineData("await Task.Yield(); await Console.Out.WriteLineAsync(url); var t = new StringContent(url); await t.ReadAsStringAsync();")]
    [InlineData("await File.WriteAllTextAsync(url, cs);")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, url); Http.Dispose();")]
    public Task CallsThatAreNotWaitedForOrDoNotLast(string body) => Held(body);

    [Theory]
    [InlineData("await using var cmd = new NpgsqlCommand(\"x\", c); await using var r = await cmd.ExecuteReaderAsync(); await r.ReadAsync(); await Http.PostAsync(url, new StreamContent(r.GetStream(0)));")]
    [InlineData("await using var copy = await c.BeginBinaryExportAsync(\"COPY t TO STDOUT\"); await Http.GetAsync(url);")]
    [InlineData("await c.ExecuteAsync(\"SELECT pg_advisory_lock(1)\"); await Http.GetAsync(url); await c.ExecuteAsync(\"SELECT pg_advisory_unlock(1)\");")]
    [InlineData("await c.ExecuteAsync($\"SELECT pg_advisory_lock({url.Length})\"); await Http.GetAsync(url);")]
    [InlineData("await c.ExecuteAsync(\"GET_LOCK('jobs', 10)\"); await Http.GetAsync(url);")]
    [InlineData("await c.ExecuteAsync($\"GET_LOCK('{url}', 10)\"); await Http.GetAsync(url);")]
    public Task ConnectionsThatTheCallNeeds(string body) => Held(body);

    [Theory]
    [InlineData("await CountAsync(url);", "private static async Task CountAsync(string url) { await Task.Yield(); }")]
    [InlineData("await NotifyAsync(c);", "private static async Task NotifyAsync(NpgsqlConnection c) { await c.CloseAsync(); await Http.GetAsync(\"x\"); }")]
    [InlineData("var t = NotifyAsync(url);", "private static async Task NotifyAsync(string url) { await Http.GetAsync(url); }")]
    [InlineData("await StartAsync(url);", "private static async Task StartAsync(string url) { await Task.Yield(); _ = Http.GetAsync(url); Func<Task> f = async () => await Http.GetAsync(url); }")]
    [InlineData("foreach (var x in Texts(url)) break;", "private static IEnumerable<string> Texts(string url) { yield return Http.GetStringAsync(url).Result; }")]
    public Task MethodsThatDoNotWait(string body, string members) => Held(body, members);

    [Fact]
    public Task AMethodThatManyTypesImplement() => Held("await _sender.SendAsync(url);", "private readonly ISender _sender = null;", """
        public interface ISender { Task SendAsync(string text); }
        public class One : ISender { public async Task SendAsync(string text) { await Task.Yield(); } }
        public class Two : ISender { public async Task SendAsync(string text) { await new HttpClient().PostAsync(text, null); } }
        """);

    /// <summary>Not another service: what is waited for is this process itself.</summary>
    [Fact]
    public Task ASemaphore() => Held("await gate.WaitAsync(cancel); gate.Release();");

    [Fact]
    public Task ClassesThatAreOnlyNamedAlike() => Held("await new HttpClient().GetAsync();", "", """
        public class HttpClient { public Task GetAsync() => Task.CompletedTask; public Task<string> PostAsync(string to, object content) => null; }
        """);

    [Fact]
    public Task ATestProject()
    {
        var test = RuleTest<ConnectionHeldAcrossExternalCallAnalyzer>.Create(Members("[Framework.Fact] public async Task Works() { await using var c = await Db.OpenConnectionAsync(); await Http.GetAsync(\"x\"); }"));
        test.TestState.AdditionalProjects["xunit.core"].Sources.Add("namespace Framework; public class FactAttribute : System.Attribute { }");
        test.TestState.AdditionalProjectReferences.Add("xunit.core");
        return test.RunAsync();
    }
}
