using Lifeguard.Analyzers.Rules.Lifetime;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.ConnectionPerInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1002_ConnectionPerInvocation;

public sealed class Messages
{
    private const string When = "on every invocation of 'Function.FunctionHandler'";

    [Fact]
    public Task AStableStringIsPooledAndNoHandshakeIsClaimed() => Verify("using var connection = {|#0:new NpgsqlConnection(Text)|};", Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'new NpgsqlConnection' takes a connection string {When}. Its pool is found by the string's text and has no rotating credentials, no start-up validation and no name in metrics: rent it from one data source per process."));

    [Fact]
    public Task AnUnpooledStringCostsAHandshake() => Verify("""using var connection = {|#0:new SqlConnection(_text + ";Pooling=false")|};""", Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'new SqlConnection' takes a connection string {When}. With 'Pooling=false' every one pays a connect and a handshake, and nothing bounds their number: remove 'Pooling=false'."));

    [Theory]
    [InlineData("Host=db;Pooling=false")]
    [InlineData("Host=localhost;Pooling=false")]
    public Task OfAnUnpooledConnectionNoPoolIsClaimed(string text) => Verify($"using var connection = {{|#0:new NpgsqlConnection(\"{text}\")|}};", Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'new NpgsqlConnection' takes a connection string {When}. It has no rotating credentials, no start-up validation and no name in metrics: rent it from one data source per process."));

    [Fact]
    public Task AStringThatVariesEachTime() => Verify("""using var connection = {|#0:new SqlConnection($"{Text};Application Name={context.AwsRequestId}")|};""", Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'new SqlConnection' takes a connection string {When}. 'context.AwsRequestId' makes the string another one each time, and every distinct string opens a pool of its own that is never used again: take it out of the string."));

    [Theory]
    [InlineData("$\"{Text};Database={input}\"", "input")]
    [InlineData("$\"{Text};Database={input.Length}\"", "input.Length")]
    [InlineData("new NpgsqlConnectionStringBuilder(Text) { Database = input }.ConnectionString", "input")]
    public Task AStringPerTenantNamesTheTenant(string text, string part) => Verify($"using var connection = {{|#0:new NpgsqlConnection({text})|}};", Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'new NpgsqlConnection' takes a connection string {When}. The string depends on '{part}', and every distinct string opens a pool of its own: keep one data source for each '{part}' and rent from it."));

    [Fact]
    public Task AStringOfConfigurationNamesNoTenant() => RuleTest("""
        using Amazon.Lambda.Core;
        using Microsoft.Extensions.Configuration;
        using Npgsql;
        public class Orders
        {
            private readonly IConfiguration _configuration;
            public Orders(IConfiguration configuration) { _configuration = configuration; }
            public NpgsqlConnection Open(IConfiguration settings) => {|#0:new NpgsqlConnection($"Host={_configuration["Host"]};Database={settings["Database"]}")|};
        }
        public class Function
        {
            private readonly Orders _orders; private readonly IConfiguration _configuration;
            public Function(Orders orders, IConfiguration configuration) { _orders = orders; _configuration = configuration; }
            public string {|#1:FunctionHandler|}(string input, ILambdaContext context) { _orders.{|#2:Open|}(_configuration); return input; }
        }
        """, Verifier.Diagnostic().WithLocation(0).WithLocation(1).WithLocation(2).WithMessage(
        $"'new NpgsqlConnection' takes a connection string {When} (Function.FunctionHandler → Orders.Open → new NpgsqlConnection). Its pool is found by the string's text and has no rotating credentials, no start-up validation and no name in metrics: rent it from one data source per process (as it stands it cannot move: it depends on the parameter 'settings')."));

    [Fact]
    public Task WhatStandsInTheWayOfHoistingIsSaid() => Verify("using var connection = {|#0:new NpgsqlConnection(input)|};", Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'new NpgsqlConnection' takes a connection string {When}. Its pool is found by the string's text and has no rotating credentials, no start-up validation and no name in metrics: rent it from one data source per process (as it stands it cannot move: it depends on the parameter 'input')."));

    [Fact]
    public Task TheTokenOfAnIamLoginIsNamed() => RuleTest("""
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Amazon.RDS.Util { public static class RDSAuthTokenGenerator { public static string GenerateAuthToken(string host, int port, string user) => ""; } }
        public class Function
        {
            public string FunctionHandler(string input, ILambdaContext context)
            {
                var token = Amazon.RDS.Util.RDSAuthTokenGenerator.GenerateAuthToken("db", 5432, "app");
                using var connection = {|#0:new NpgsqlConnection($"Host=db;Username=app;Password={token}")|};
                return input;
            }
        }
        """, Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'new NpgsqlConnection' takes a connection string {When}. 'RDSAuthTokenGenerator.GenerateAuthToken' makes the string another one each time, and every distinct string opens a pool of its own that is never used again: take it out of the string."));

    private static Task Verify(string handler, DiagnosticResult expected) => RuleTest(Reports.Function(handler), expected);

    private static Task RuleTest(string source, DiagnosticResult expected)
    {
        var test = RuleTest<ConnectionPerInvocationAnalyzer>.Create(source);
        test.ExpectedDiagnostics.Add(expected);
        return test.RunAsync();
    }
}
