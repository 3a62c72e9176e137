using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Disposal.NestedConnectionAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2006_NestedConnection;

public sealed class Messages
{
    [Theory]
    [InlineData("using var one = {|#1:Db.OpenConnection()|}; using var two = {|#0:Db.OpenConnection()|};", "OpenConnection", "OpenConnection")]
    [InlineData("using var one = {|#1:new SqlConnection(Setting)|}; one.Open(); using var two = new SqlConnection(Setting); {|#0:two.Open()|};", "new SqlConnection", "new SqlConnection")]
    [InlineData("using var one = {|#1:Db.OpenConnection()|}; {|#0:Save()|};", "Function.Save → Function.Inner → OpenConnection", "OpenConnection")]
    public async Task SayWhatTakesASecondOneAndWhatHoldsTheFirst(string body, string second, string first)
    {
        var test = RuleTest<Rules.Disposal.NestedConnectionAnalyzer>.Create(Frames.Members($"private void Work() {{ {body} }} private static void Save() => Inner(); private static void Inner() {{ using var c = Db.OpenConnection(); }}"));
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithArguments(second, first).WithLocation(0).WithLocation(1));
        await test.RunAsync();
    }
}
