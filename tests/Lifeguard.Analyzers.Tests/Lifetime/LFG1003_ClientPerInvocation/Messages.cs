using Rule = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Rules.Lifetime.ClientPerInvocationAnalyzer>;
using Verify = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.ClientPerInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1003_ClientPerInvocation;

public sealed class Messages
{
    private static Task Expect(string source, DiagnosticResult expected)
    {
        var test = Rule.Create(source);
        test.ExpectedDiagnostics.Add(expected);
        return test.RunAsync();
    }

    [Fact]
    public Task InTheHandlerItself() => Expect(
        """
        using Amazon.Lambda.Core;
        public class Function { public void FunctionHandler(string input, ILambdaContext context) { using var client = {|#0:new Amazon.DynamoDBv2.AmazonDynamoDBClient()|}; } }
        """,
        Verify.Diagnostic().WithLocation(0).WithMessage(
            "'new AmazonDynamoDBClient' is built on every invocation of 'Function.FunctionHandler'; region, credentials and endpoint are resolved anew each time. Build it once per process."));

    [Theory]
    [InlineData("new AmazonSecretsManagerClient()", "new AmazonSecretsManagerClient", "region, credentials and endpoint are resolved anew each time")]
    [InlineData("new DynamoDBContext(Shared)", "new DynamoDBContext", "its mappings of types and tables are worked out anew each time")]
    [InlineData("new DynamoDBContextBuilder().Build()", "DynamoDBContextBuilder.Build", "its mappings of types and tables are worked out anew each time")]
    [InlineData("new CosmosClient(\"db\")", "new CosmosClient", "it reads the account's metadata, opens sockets and negotiates TLS anew each time")]
    [InlineData("new CosmosClientBuilder(\"db\").Build()", "CosmosClientBuilder.Build", "it reads the account's metadata, opens sockets and negotiates TLS anew each time")]
    [InlineData("new MongoClient()", "new MongoClient", "unless every setting is equal to an earlier one's, it opens a pool and monitoring connections of its own each time")]
    [InlineData("ConnectionMultiplexer.Connect(\"cache\")", "ConnectionMultiplexer.Connect", "it connects to every server and authenticates anew each time")]
    [InlineData("ConnectionMultiplexer.ConnectAsync(\"cache\")", "ConnectionMultiplexer.ConnectAsync", "it connects to every server and authenticates anew each time")]
    [InlineData("new TableServiceClient(\"db\")", "new TableServiceClient", "its request pipeline is set up anew each time")]
    [InlineData("new TableServiceClient(new Uri(\"https://db\"), Credential)", "new TableServiceClient", "its token cache starts empty, so the identity endpoint is asked again each time")]
    [InlineData("new SecretClient(new Uri(\"https://vault\"), Credential)", "new SecretClient", "its token cache starts empty, so the identity endpoint is asked again each time")]
    [InlineData("new Own()", "new Own", "region, credentials and endpoint are resolved anew each time")]
    public Task WhatANewClientCosts(string creation, string what, string cost) => Expect(
        $$"""
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.DataModel;
        using Amazon.Lambda.Core;
        using Amazon.SecretsManager;
        using Azure.Data.Tables;
        using Azure.Security.KeyVault.Secrets;
        using Microsoft.Azure.Cosmos;
        using Microsoft.Azure.Cosmos.Fluent;
        using MongoDB.Driver;
        using StackExchange.Redis;
        public class Own : AmazonDynamoDBClient { }
        public class Function
        {
            private static readonly IAmazonDynamoDB Shared = new AmazonDynamoDBClient();
            private static readonly Azure.Core.TokenCredential Credential = null!;
            public object FunctionHandler(string input, ILambdaContext context) => {|#0:{{creation}}|};
        }
        """,
        Verify.Diagnostic().WithLocation(0).WithArguments(what, "on every invocation of 'Function.FunctionHandler'", cost, ""));

    [Fact]
    public Task TheWayFromTheHandler() => Expect(
        """
        using Amazon.Lambda.Core;
        using MongoDB.Driver;
        public class Function
        {
            public void {|#1:FunctionHandler|}(string input, ILambdaContext context) => {|#2:new Orders()|}.ToString();
        }
        public class Orders
        {
            private readonly IMongoClient _client;
            public Orders() => _client = {|#0:new MongoClient("mongodb://db")|};
        }
        """,
        Verify.Diagnostic().WithLocation(0).WithLocation(1).WithLocation(2).WithArguments(
            "new MongoClient", "on every invocation of 'Function.FunctionHandler' (Function.FunctionHandler → new Orders → new MongoClient)",
            "unless every setting is equal to an earlier one's, it opens a pool and monitoring connections of its own each time", ""));

    [Theory]
    [InlineData("new CosmosClient(input)", "it depends on the parameter 'input'")]
    [InlineData("new CosmosClient(await Secret())", "it awaits something first")]
    [InlineData("new CosmosClient(Connection())", "it calls the instance method 'Connection'")]
    public Task WhatStandsInTheWay(string creation, string obstacle) => Expect(
        $$"""
        using Amazon.Lambda.Core;
        using Microsoft.Azure.Cosmos;
        public class Function
        {
            public async Task FunctionHandler(string input, ILambdaContext context) { await Task.Yield(); using var client = {|#0:{{creation}}|}; }
            private string Connection() => ToString()!;
            private static Task<string> Secret() => Task.FromResult("db");
        }
        """,
        Verify.Diagnostic().WithLocation(0).WithArguments(
            "new CosmosClient", "on every invocation of 'Function.FunctionHandler'", "it reads the account's metadata, opens sockets and negotiates TLS anew each time", $" (as it stands it cannot move: {obstacle})"));
}
