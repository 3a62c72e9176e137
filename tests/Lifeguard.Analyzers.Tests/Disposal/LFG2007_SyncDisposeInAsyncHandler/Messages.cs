using Lifeguard.Analyzers.Rules.Disposal;
using static Lifeguard.Analyzers.Tests.Disposal.LFG2007_SyncDisposeInAsyncHandler.Frames;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Disposal.SyncDisposeInAsyncHandlerAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2007_SyncDisposeInAsyncHandler;

public sealed class Messages
{
    [Theory]
    [InlineData("{|#0:using|} var orders = await Db.OpenConnectionAsync();", "orders", "NpgsqlConnection", "if it has to end a transaction or a reader, or to close the socket, the thread is blocked until that is done")]
    [InlineData("{|#0:using|} (Db.OpenConnection()) { }", "OpenConnection", "NpgsqlConnection", "if it has to end a transaction or a reader, or to close the socket, the thread is blocked until that is done")]
    [InlineData("NpgsqlTransaction t = null; {|#0:using|} (t) { }", "t", "NpgsqlTransaction", "if it has to roll back, the thread is blocked until the server has answered")]
    [InlineData("NpgsqlDataReader rows = null; {|#0:using|} (rows) { }", "rows", "NpgsqlDataReader", "while what is left of the result is read, the thread is blocked")]
    [InlineData("NpgsqlBinaryImporter copy = null; {|#0:using|} (copy) { }", "copy", "NpgsqlBinaryImporter", "the thread is blocked until the server has answered")]
    public async Task SayWhatTheThreadWaitsFor(string body, string name, string type, string waits)
    {
        var test = RuleTest<SyncDisposeInAsyncHandlerAnalyzer>.Create(Lambda($"private async Task Work() {{ await Task.Yield(); {body} }}"));
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithArguments(name, type, waits).WithLocation(0));
        await test.RunAsync();
    }
}
