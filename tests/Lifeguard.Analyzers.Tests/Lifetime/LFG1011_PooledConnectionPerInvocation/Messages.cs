using Lifeguard.Analyzers.Rules.Lifetime;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.PooledConnectionPerInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1011_PooledConnectionPerInvocation;

public sealed class Messages
{
    private const string Pooled = "on every invocation of 'Function.FunctionHandler'. Unless the string switches pooling off, the driver pools by its text and a warm call pays no handshake";

    [Fact]
    public Task AStringThatIsPutTogetherInTheHandler() => Verify("""using var connection = {|#0:new SqlConnection(Environment.GetEnvironmentVariable("DB"))|};""", Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'new SqlConnection' takes a connection string {Pooled}: keep the string in one static member, so that all connections name the same pool and its size is set in one place."));

    [Theory]
    [InlineData("Text")]
    [InlineData("_text")]
    [InlineData("_configuration.GetConnectionString(\"Db\")")]
    public Task AStringThatIsGiven(string text) => Verify($"using var connection = {{|#0:new SqlConnection({text})|}};", Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'new SqlConnection' takes a connection string {Pooled}: open connections in one place, so that pool size, retries and credentials are set once."));

    private static Task Verify(string handler, DiagnosticResult expected)
    {
        var test = RuleTest<PooledConnectionPerInvocationAnalyzer>.Create(Reports.Function(handler));
        test.ExpectedDiagnostics.Add(expected);
        return test.RunAsync();
    }
}
