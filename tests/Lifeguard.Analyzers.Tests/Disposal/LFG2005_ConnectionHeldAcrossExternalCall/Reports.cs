using Lifeguard.Analyzers.Rules.Disposal;
using static Lifeguard.Analyzers.Tests.Disposal.LFG2005_ConnectionHeldAcrossExternalCall.Frames;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2005_ConnectionHeldAcrossExternalCall;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task ACallOverHttpInAHandlerOfEveryHost(HandlerShape host) => RuleTest<ConnectionHeldAcrossExternalCallAnalyzer>.Verify(host.With("""
        await using var connection = new Npgsql.NpgsqlConnection("Host=db"); await connection.OpenAsync();
        await [|new System.Net.Http.HttpClient().GetStringAsync("https://rates")|];
        """), host.Files);

    [Theory]
    [InlineData("await [|Http.GetAsync(url)|];")]
    [InlineData("var text = await [|Http.GetStringAsync(url)|].ConfigureAwait(false);")]
    [InlineData("await [|Http.PostAsJsonAsync(url, 1)|];")]
    [InlineData("var n = await [|Http.GetFromJsonAsync<int>(url)|];")]
    [InlineData("using var r = await [|Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, url), cancel)|];")]
    [InlineData("using var r = [|Http.Send(new HttpRequestMessage(HttpMethod.Get, url))|];")]
    [InlineData("var text = [|Http.GetStringAsync(url)|].Result;")]
    [InlineData("[|Http.GetStringAsync(url)|].Wait();")]
    [InlineData("var text = [|Http.GetStringAsync(url)|].GetAwaiter().GetResult();")]
    [InlineData("await Task.WhenAll([|Http.GetStringAsync(url)|], [|Http.GetStringAsync(cs)|]);")]
    [InlineData("await [|dynamo.PutItemAsync(new PutItemRequest())|];")]
    [InlineData("await [|vault.GetSecretAsync(\"x\")|];")]
    [InlineData("var s = [|vault.GetSecret(\"x\")|];")]
    [InlineData("await [|Task.Delay(500)|];")]
    [InlineData("await [|Task.Delay(TimeSpan.FromSeconds(1), cancel)|];")]
    [InlineData("[|Thread.Sleep(500)|];")]
    [InlineData("[|new System.Net.Mail.SmtpClient().SendMailAsync(null)|].Wait();")]
    [InlineData("[|new System.Net.Mail.SmtpClient().Send(null)|];")]
    [InlineData("await [|Http.GetAsync(url)|]; await c.ExecuteAsync(\"x\");")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await c.ExecuteAsync(\"x\"); break; } catch (NpgsqlException) { await [|Task.Delay(100)|]; } }")]
    public Task WhatLastsWhileAConnectionIsHeld(string body) => Held(body);

    [Theory]
    [InlineData("using var c = new SqlConnection(cs); c.Open(); await [|Http.GetAsync(url)|];")]
    [InlineData("using (var c = new SqlConnection(cs)) { await c.OpenAsync(); using (var cmd = c.CreateCommand()) { await [|Http.GetAsync(url)|]; } }")]
    [InlineData("var c = new SqlConnection(cs); try { await c.OpenAsync(); await [|Http.GetAsync(url)|]; } finally { c.Dispose(); }")]
    [InlineData("await using var db = new ShopContext(); await using var t = await db.Database.BeginTransactionAsync(); await [|Http.GetAsync(url)|]; await t.CommitAsync();")]
    [InlineData("await using var cmd = Db.CreateCommand(\"x\"); await using var r = await cmd.ExecuteReaderAsync(); while (await r.ReadAsync()) { await [|Http.PostAsync(url, new StringContent(r.GetString(0)))|]; }")]
    public Task EveryThingThatIsHeld(string body) => Async(body);

    [Theory]
    [InlineData("await [|NotifyAsync(url)|];", "private static async Task NotifyAsync(string url) { Console.WriteLine(url); await Http.PostAsync(url, null); }")]
    [InlineData("await [|NotifyAsync(url)|];", "private static void Notify(string url) { InnerAsync(url).Wait(); } private static async Task NotifyAsync(string url) { await Task.Yield(); Notify(url); } private static async Task InnerAsync(string url) { using var r = await Http.GetAsync(url); }")]
    [InlineData("await [|mailer.SendAsync(url)|];", "")]
    [InlineData("[|Pause()|];", "private static void Pause() { Thread.Sleep(100); }")]
    public Task MethodsThatMakeTheCall(string body, string members) => Held(body, members);

    [Fact]
    public Task AMethodBehindAnInterface() => Held("await [|_mailer.SendAsync(url)|];", "private readonly IMailer _mailer = new Mailer();");
}
