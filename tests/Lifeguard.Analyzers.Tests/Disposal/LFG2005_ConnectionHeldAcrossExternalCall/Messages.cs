using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Disposal.ConnectionHeldAcrossExternalCallAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2005_ConnectionHeldAcrossExternalCall;

public sealed class Messages
{
    [Theory]
    [InlineData("using var c = {|#1:Db.OpenConnection()|}; await {|#0:Http.GetAsync(\"x\")|};", "HttpClient.GetAsync", "up to 100 seconds unless a timeout is set", "the connection of 'OpenConnection'")]
    [InlineData("using var c = {|#1:new NpgsqlConnection(\"Host=db\")|}; c.Open(); await {|#0:Task.Delay(5)|};", "Task.Delay", "with nothing done", "the connection of 'new NpgsqlConnection'")]
    [InlineData("using var db = new ShopContext(); using var t = {|#1:db.Database.BeginTransaction()|}; await {|#0:Http.PostAsJsonAsync(\"x\", 1)|};", "PostAsJsonAsync", "up to 100 seconds unless a timeout is set", "the transaction of 'BeginTransaction', and with it its connection,")]
    [InlineData("using var cmd = Db.CreateCommand(\"x\"); using var r = {|#1:cmd.ExecuteReader()|}; await {|#0:Notify()|};", "Function.Notify → HttpClient.GetAsync", "up to 100 seconds unless a timeout is set", "the reader of 'ExecuteReader', and with it its connection,")]
    public async Task SayWhatLastsAndWhatIsHeld(string body, string call, string wait, string held)
    {
        var test = RuleTest<Rules.Disposal.ConnectionHeldAcrossExternalCallAnalyzer>.Create(Frames.Members($"private async Task Work() {{ await Task.Yield(); {body} }} private async Task Notify() {{ await Http.GetAsync(\"x\"); }}"));
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithArguments(call, wait, held).WithLocation(0).WithLocation(1));
        await test.RunAsync();
    }
}
