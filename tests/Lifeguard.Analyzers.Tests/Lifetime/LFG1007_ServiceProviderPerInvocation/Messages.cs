using Lifeguard.Analyzers.Rules.Lifetime;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.ServiceProviderPerInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1007_ServiceProviderPerInvocation;

public sealed class Messages
{
    private const string Consequence = "the singletons that it creates, connection pools and clients included, are created again each time instead of being shared. Build it once per process.";

    [Fact]
    public Task AContainerInTheHandler() => Verify("using var provider = Services().{|#0:BuildServiceProvider|}();", "", Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'BuildServiceProvider' builds a service container on every invocation of 'Function.FunctionHandler': {Consequence}"));

    [Fact]
    public Task TheWayToAContainerIsTold() => Verify("{|#1:SetUp|}();", "private static IHost _host; private static void SetUp() => _host = Host.CreateDefaultBuilder().{|#0:Build|}();",
        Verifier.Diagnostic().WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(
        $"'IHostBuilder.Build' builds a service container on every invocation of 'Function.FunctionHandler' (Function.FunctionHandler → Function.SetUp → IHostBuilder.Build): {Consequence}"));

    [Fact]
    public Task OfAChainOverManyLinesTheLastCallIsMarked() => Verify("""
        using var host = Host.CreateDefaultBuilder()
            .ConfigureServices(services => services.AddSingleton<Orders>())
            .{|#0:Build|}();
        """, "", Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'IHostBuilder.Build' builds a service container on every invocation of 'Function.FunctionHandler': {Consequence}"));

    private static Task Verify(string handler, string members, DiagnosticResult expected)
    {
        var test = RuleTest<ServiceProviderPerInvocationAnalyzer>.Create(Reports.Function(handler, members));
        test.ExpectedDiagnostics.Add(expected);
        return test.RunAsync();
    }
}
