using Lifeguard.Analyzers.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using static Lifeguard.Analyzers.Tests.Reach.ReachTest;

namespace Lifeguard.Analyzers.Tests.Reach;

public sealed class TopLevelStatements
{
    [Fact]
    public Task TheHandlerIsALambda() => Verify<ConnectionPerInvocationAnalyzer>($$"""
        using var probe = {{NotReached}};
        var handler = async (string input, ILambdaContext context) => { await using var connection = {{Reached}}; await Load(); };
        await LambdaBootstrapBuilder.Create(handler, null).Build().RunAsync();
        static async Task Load() { await using var connection = {{Reached}}; }
        """);

    [Fact]
    public Task TheHandlerIsALocalFunction() => Verify<ConnectionPerInvocationAnalyzer>($$"""
        Migrate();
        await LambdaBootstrapBuilder.Create<string>(Handle, null).Build().RunAsync();
        async Task Handle(string input) { await using var connection = {{Reached}}; }
        void Migrate() { using var connection = {{NotReached}}; }
        """);

    [Fact]
    public Task EndpointsBehindLambda() => Verify<ConnectionPerInvocationAnalyzer>($$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
        builder.Services.AddScoped<IDbConnection>(_ => {{Reached}});
        builder.Services.AddSingleton<Orders>();
        var app = builder.Build();
        app.MapGet("/", (IDbConnection connection) => connection.State.ToString());
        app.MapGet("/orders", (Orders orders) => orders.Load());
        app.MapPost("/orders", Place);
        app.Run();

        static string Place(string order) { using var connection = {{Reached}}; return order; }

        public class Orders { private readonly NpgsqlConnection _probe = {{NotReached}}; public string Load() { using var connection = {{Reached}}; return ""; } }
        """);

    [Fact]
    public Task AnObjectBuiltBeforeTheHandlerRuns() => Verify<ConnectionKeptBetweenInvocationsAnalyzer>("""
        var orders = new Orders();
        await LambdaBootstrapBuilder.Create<string>(input => orders.Load(), null).Build().RunAsync();
        public class Orders { private readonly NpgsqlConnection [|_connection|] = new("Host=db"); public Task Load() => _connection.OpenAsync(); }
        """);

    private static Task Verify<TAnalyzer>(string statements)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new()
    {
        var test = RuleTest<TAnalyzer>.Create(Usings + "using Amazon.Lambda.RuntimeSupport;\nusing Microsoft.AspNetCore.Builder;\n" + statements);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }
}
