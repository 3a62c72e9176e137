using Lifeguard.Analyzers.Rules.Lifetime;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.ConnectionOpenedDuringInitAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1008_ConnectionOpenedDuringInit;

public sealed class Messages
{
    private const string Stale = "and nothing gives it back there: it can go stale while the process is frozen or idle";
    private const string Advice = "Open connections per invocation, and dispose at once what only warms the pool.";

    [Fact]
    public Task InTheConstructorOfALambdaFunction() => Verify(Reports.Function("Db.{|#0:OpenConnection|}();"), Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'NpgsqlDataSource.OpenConnection' opens a connection while 'Function' is built, once for all invocations, {Stale}, and it is dead in a process that SnapStart restores. {Advice}"));

    [Fact]
    public Task TheWayFromTheConstructorIsTold() => Verify(
        Reports.Function("{|#1:Warm()|};", "private static void Warm() { var made = {|#2:Connect()|}; } private static NpgsqlConnection Connect() { var made = new NpgsqlConnection(Text); made.{|#0:Open|}(); return made; }"),
        Verifier.Diagnostic().WithLocation(0).WithLocation(1).WithLocation(2).WithMessage(
        "'NpgsqlConnection.Open' opens a connection while 'Function' is built, once for all invocations (new Function → Function.Warm → Function.Connect → NpgsqlConnection.Open), "
        + $"{Stale}, and it is dead in a process that SnapStart restores. {Advice}"));

    [Fact]
    public Task OnAzureNothingIsSaidOfSnapStart() => Verify("""
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;
        public class OrderFunctions
        {
            static OrderFunctions() { var connection = new NpgsqlConnection("Host=db"); connection.{|#0:Open|}(); }
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) { }
        }
        """, Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'NpgsqlConnection.Open' opens a connection while 'OrderFunctions' is initialised, once for all invocations, {Stale}. {Advice}"));

    private static Task Verify(string source, DiagnosticResult expected)
    {
        var test = RuleTest<ConnectionOpenedDuringInitAnalyzer>.Create(source);
        test.ExpectedDiagnostics.Add(expected);
        return test.RunAsync();
    }
}
