using Microsoft.CodeAnalysis;
using Rule = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Rules.Lifetime.ClientPerInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1003_ClientPerInvocation;

public sealed class StaysQuiet
{
    private const string Usings = """
        using System.Collections.Concurrent;
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        """;

    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task ClientHeldInAStaticField(HandlerShape host) => Rule.StaysQuiet(
        host.With("Client.ToString();", "private static readonly Amazon.DynamoDBv2.IAmazonDynamoDB Client = new Amazon.DynamoDBv2.AmazonDynamoDBClient();"), host.Files);

    [Theory, MemberData(nameof(Hosts.KeptByHost), MemberType = typeof(Hosts))]
    public Task ClientInAFieldOfAClassThatTheHostKeeps(HandlerShape host) => Rule.StaysQuiet(
        host.With("_client.ToString();", "private readonly MongoDB.Driver.IMongoClient _client = new MongoDB.Driver.MongoClient(\"mongodb://db\");"), host.Files);

    [Theory]
    [InlineData("private static readonly IAmazonDynamoDB Client = new AmazonDynamoDBClient();")]
    [InlineData("private static readonly AmazonDynamoDBClient Client = new();")]
    [InlineData("private static IAmazonDynamoDB Client { get; } = new AmazonDynamoDBClient();")]
    [InlineData("private readonly IAmazonDynamoDB Client; public Function() { Client = new AmazonDynamoDBClient(); }")]
    [InlineData("private readonly IAmazonDynamoDB Client; public Function() : this(new AmazonDynamoDBClient()) { } public Function(IAmazonDynamoDB client) => Client = client;")]
    [InlineData("private static readonly Lazy<IAmazonDynamoDB> Held = new(() => new AmazonDynamoDBClient()); private static IAmazonDynamoDB Client => Held.Value;")]
    [InlineData("private readonly Lazy<IAmazonDynamoDB> _held = new(Make); private static IAmazonDynamoDB Make() => new AmazonDynamoDBClient(); private IAmazonDynamoDB Client => _held.Value;")]
    [InlineData("private static IAmazonDynamoDB? _client; private static IAmazonDynamoDB Client => _client ??= new AmazonDynamoDBClient();")]
    [InlineData("private IAmazonDynamoDB? _client; private IAmazonDynamoDB Client => _client ??= new AmazonDynamoDBClient();")]
    [InlineData("private static IAmazonDynamoDB? _client; private static IAmazonDynamoDB Client { get { if (_client == null) _client = new AmazonDynamoDBClient(); return _client; } }")]
    [InlineData("private static IAmazonDynamoDB? _client; private static IAmazonDynamoDB Client { get { if (_client is not null) return _client; return _client = new AmazonDynamoDBClient(); } }")]
    [InlineData("private static readonly ConcurrentDictionary<string, IAmazonDynamoDB> All = new(); private static IAmazonDynamoDB Client => All.GetOrAdd(\"eu\", _ => new AmazonDynamoDBClient());")]
    [InlineData("private static readonly Dictionary<string, IAmazonDynamoDB> All = new(); private static IAmazonDynamoDB Client { get { if (!All.TryGetValue(\"eu\", out var client)) { client = new AmazonDynamoDBClient(); All[\"eu\"] = client; } return client; } }")]
    [InlineData("private static readonly IDynamoDBContext Client = new DynamoDBContext(new AmazonDynamoDBClient());")]
    [InlineData("private static readonly IDynamoDBContext Client = new DynamoDBContextBuilder().WithDynamoDBClient(() => new AmazonDynamoDBClient()).Build();")]
    [InlineData("private readonly Orders _orders = new Orders(); private object Client => _orders; private class Orders { private readonly IAmazonDynamoDB _client = new AmazonDynamoDBClient(); }")]
    [InlineData("private readonly Orders _orders = new Orders(new AmazonDynamoDBClient()); private object Client => _orders; private class Orders { public Orders(IAmazonDynamoDB client) { } }")]
    [InlineData("private static readonly Task<ConnectionMultiplexer> Connecting = ConnectionMultiplexer.ConnectAsync(\"cache\"); private static object Client => Connecting.Result;")]
    [InlineData("private static readonly Lazy<Task<ConnectionMultiplexer>> Connecting = new(() => ConnectionMultiplexer.ConnectAsync(\"cache\")); private static object Client => Connecting.Value.Result;")]
    [InlineData("private static ConnectionMultiplexer? _redis; private static object Client => Connect().Result; private static async Task<object> Connect() { if (_redis == null || !_redis.IsConnected) { _redis = await ConnectionMultiplexer.ConnectAsync(\"cache\"); } return _redis; }")]
    public Task ClientBuiltOnce(string members) => Rule.StaysQuiet($$"""
        using System.Collections.Concurrent;
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.DataModel;
        using Amazon.Lambda.Core;
        using StackExchange.Redis;
        namespace Shop;
        public class Function
        {
            {{members}}
            public object FunctionHandler(string input, ILambdaContext context) => Client;
        }
        """);

    [Theory]
    [InlineData("AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient())")]
    [InlineData("AddSingleton<IAmazonDynamoDB>(new AmazonDynamoDBClient())")]
    [InlineData("AddSingleton<IAmazonDynamoDB, AmazonDynamoDBClient>()")]
    [InlineData("AddSingleton<IDynamoDBContext>(p => new DynamoDBContext(p.GetRequiredService<IAmazonDynamoDB>()))")]
    [InlineData("AddSingleton(Make)")]
    [InlineData("AddSingleton<Orders>()")]
    [InlineData("AddSingleton(new Orders())")]
    [InlineData("AddSingleton(_ => new Orders())")]
    public Task ClientRegisteredAsASingleton(string registration) => Rule.StaysQuiet($$"""
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.DataModel;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        namespace Shop;
        public static class Startup
        {
            public static void Configure(IServiceCollection services) => services.{{registration}};
            private static IAmazonDynamoDB Make(IServiceProvider provider) => new AmazonDynamoDBClient();
        }
        public class Orders { private readonly IAmazonDynamoDB _client = new AmazonDynamoDBClient(); }
        public class OrderFunctions
        {
            public OrderFunctions(IAmazonDynamoDB client, IDynamoDBContext context, Orders orders) { }
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) { }
        }
        """);

    [Theory]
    [InlineData("Container orders = Cosmos.GetContainer(\"shop\", \"orders\");")]
    [InlineData("var table = Tables.GetTableClient(\"orders\");")]
    [InlineData("var database = Redis.GetDatabase();")]
    [InlineData("var config = new AmazonDynamoDBConfig();")]
    [InlineData("var builder = new CosmosClientBuilder(\"db\");")]
    [InlineData("var options = ConfigurationOptions.Parse(\"cache\");")]
    [InlineData("var name = nameof(CosmosClient) + typeof(CosmosClient).Name;")]
    [InlineData("var http = new System.Net.Http.HttpClient();")]
    [InlineData("var client = Clients.Make();")]
    [InlineData("Builder.Connect(\"cache\");")]
    [InlineData("// var client = new CosmosClient(\"db\");")]
    public Task WhatBuildsNoClient(string body) => Rule.StaysQuiet($$"""
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;
        using Azure.Data.Tables;
        using Microsoft.Azure.Cosmos;
        using Microsoft.Azure.Cosmos.Fluent;
        using StackExchange.Redis;
        namespace Shop;
        public class Function
        {
            private static readonly CosmosClient Cosmos = new CosmosClient("db");
            private static readonly TableServiceClient Tables = new TableServiceClient("db");
            private static readonly ConnectionMultiplexer Redis = ConnectionMultiplexer.Connect("cache");
            public void FunctionHandler(string input, ILambdaContext context)
            {
                {{body}}
            }
        }
        public static class Clients { private static readonly IAmazonDynamoDB Shared = new AmazonDynamoDBClient(); public static IAmazonDynamoDB Make() => Shared; }
        public static class Builder { public static void Connect(string name) { } }
        """);

    [Fact]
    public Task ClientsThatComeIn() => Rule.StaysQuiet("""
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Annotations;
        namespace Shop;
        public class Functions
        {
            private readonly IAmazonDynamoDB _client;
            public Functions(IAmazonDynamoDB client) => _client = client;
            [LambdaFunction] public string Get(string id, [FromServices] IAmazonDynamoDB other) => _client.ToString() + other;
        }
        """);

    [Fact]
    public Task ConstructorThatNobodyCallsPerInvocation() => Rule.StaysQuiet("""
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Function
        {
            private readonly Orders _orders;
            public Function() => _orders = new Orders(new AmazonDynamoDBClient());
            public void FunctionHandler(string input, ILambdaContext context) => _orders.Save(input);
        }
        public class Orders
        {
            private readonly IAmazonDynamoDB _client;
            public Orders() : this(new AmazonDynamoDBClient()) { }
            public Orders(IAmazonDynamoDB client) => _client = client;
            public void Save(string order) => _client.ToString();
        }
        """);

    [Fact]
    public Task HelpersThatNoHandlerCalls() => Rule.StaysQuiet("""
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Function { public void FunctionHandler(string input, ILambdaContext context) { } }
        public static class Tools
        {
            public static void Clean() { using var client = new AmazonDynamoDBClient(); }
            public static IAmazonDynamoDB Client => new AmazonDynamoDBClient();
        }
        """);

    [Fact]
    public Task Libraries() => Rule.StaysQuiet("""
        using Amazon.DynamoDBv2;
        namespace Shop;
        public class Orders
        {
            public IAmazonDynamoDB Client => new AmazonDynamoDBClient();
            public void Save() { using var client = new AmazonDynamoDBClient(); }
        }
        """);

    [Fact]
    public Task StartUpOfAFunctionProject()
    {
        var test = Rule.Create("""
            using Amazon.DynamoDBv2;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.SecretsManager;
            var client = new AmazonDynamoDBClient();
            using (var secrets = new AmazonSecretsManagerClient()) { }
            await LambdaBootstrapBuilder.Create<string>(input => { client.ToString(); return Task.CompletedTask; }, null!).Build().RunAsync();
            """);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Theory]
    [InlineData("public static class Program { public static void Main() { using var client = new AmazonDynamoDBClient(); } }")]
    [InlineData("public class CartsController : Microsoft.AspNetCore.Mvc.ControllerBase { public static void Main() { } public string Get() { using var client = new AmazonDynamoDBClient(); return \"\"; } }")]
    public Task ProgramsThatNoFunctionHostRuns(string source)
    {
        var test = Rule.Create("using Amazon.DynamoDBv2;\n" + source);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task TestProjects()
    {
        var test = Rule.Create("""
            using Amazon.DynamoDBv2;
            using Amazon.Lambda.Core;
            public class FunctionTests
            {
                [Framework.Fact] public void Works() => FunctionHandler("", null!);
                public void FunctionHandler(string input, ILambdaContext context) { using var client = new AmazonDynamoDBClient(); }
            }
            """);
        test.TestState.AdditionalProjects["xunit.core"].Sources.Add("namespace Framework; public class FactAttribute : System.Attribute { }");
        test.TestState.AdditionalProjectReferences.Add("xunit.core");
        return test.RunAsync();
    }

    [Fact]
    public Task TypesOfTheSameNameInTheUsersNamespace() => Rule.StaysQuiet("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class CosmosClient { public CosmosClient(string cs) { } }
        public class MongoClient { }
        public static class ConnectionMultiplexer { public static object Connect(string name) => name; }
        public class Function
        {
            public void FunctionHandler(string input, ILambdaContext context) { _ = new CosmosClient(""); _ = new MongoClient(); ConnectionMultiplexer.Connect(""); }
        }
        """);

    [Fact]
    public Task DisabledCode() => Rule.StaysQuiet("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Function
        {
            public void FunctionHandler(string input, ILambdaContext context)
            {
        #if LOCAL
                using var client = new Amazon.DynamoDBv2.AmazonDynamoDBClient();
        #endif
            }
        }
        """);

    [Fact]
    public Task ConstructorForTestsBesideTheOneOfTheRuntime() => Rule.StaysQuiet(Usings + """
        public class Function
        {
            private readonly IRepo _r;
            public Function() { _r = new Repo(new AmazonDynamoDBClient()); }
            public Function(IRepo r) { _r = r; }
            public void FunctionHandler(string input, ILambdaContext context) => _r.Go();
        }
        public interface IRepo { void Go(); }
        public class Repo : IRepo { private readonly IAmazonDynamoDB _c; public Repo(IAmazonDynamoDB c) => _c = c; public void Go() => _c.ToString(); }
        """);

    [Fact]
    public Task DefaultInAConstructorOfAnObjectThatIsKept() => Rule.StaysQuiet(Usings + """
        public class Repo { private readonly IAmazonDynamoDB _c; public Repo(IAmazonDynamoDB? c = null) { _c = c ?? new AmazonDynamoDBClient(); } public void Go() => _c.ToString(); }
        public static class Function { private static readonly Repo R = new(); public static void FunctionHandler(string input, ILambdaContext context) => R.Go(); }
        """);

    [Fact]
    public Task BrokenMultiplexerThatIsReplaced() => Rule.StaysQuiet(Usings + """
        using StackExchange.Redis;
        public static class Cache
        {
            private static Lazy<ConnectionMultiplexer> _lazy = Create();
            public static ConnectionMultiplexer Connection => _lazy.Value;
            private static Lazy<ConnectionMultiplexer> Create() => new Lazy<ConnectionMultiplexer>(() => ConnectionMultiplexer.Connect("x"));
            public static void ForceReconnect() { var old = _lazy; _lazy = Create(); old.Value.Dispose(); }
        }
        public class Function
        {
            public void FunctionHandler(string input, ILambdaContext context) { try { Cache.Connection.GetDatabase().StringGet("k"); } catch (ObjectDisposedException) { Cache.ForceReconnect(); } }
        }
        """);

    [Fact]
    public Task RestoredSnapshot() => Rule.StaysQuiet(Usings + """
        public class Function
        {
            private IAmazonDynamoDB _c = new AmazonDynamoDBClient();
            public Function() { SnapshotRestore.RegisterAfterRestore(() => { _c = new AmazonDynamoDBClient(); return ValueTask.CompletedTask; }); }
            public void FunctionHandler(string input, ILambdaContext context) => _c.ToString();
        }
        """);

    [Fact]
    public Task StartupOfAnnotations() => Rule.StaysQuiet(Usings + """
        using Amazon.Lambda.Annotations;
        [LambdaStartup] public class Startup { public void ConfigureServices(IServiceCollection s) { s.AddSingleton<IAmazonDynamoDB>(new AmazonDynamoDBClient()); s.AddSingleton<IAmazonDynamoDB, AmazonDynamoDBClient>(); s.AddScoped<Svc>(); } }
        public class Svc { public Svc(IAmazonDynamoDB c) { } }
        public class Functions { private readonly IAmazonDynamoDB _c = new AmazonDynamoDBClient(); [LambdaFunction] public int Add(int x, [FromServices] Svc s) => x; }
        """);

    [Fact]
    public Task SwitchOverSharedClients() => Rule.StaysQuiet(Usings + """
        public static class Clients
        {
            private static readonly IAmazonDynamoDB Eu = new AmazonDynamoDBClient(), Us = new AmazonDynamoDBClient();
            public static IAmazonDynamoDB Get(string r) => r switch { "eu" => Eu, _ => Us };
        }
        public class Function { public void FunctionHandler(string input, ILambdaContext context) => Clients.Get(input); }
        """);

    [Fact]
    public Task OverridableFactoryBehindAGuard() => Rule.StaysQuiet(Usings + """
        public class Function
        {
            private IAmazonDynamoDB? _c;
            protected virtual IAmazonDynamoDB Create() => new AmazonDynamoDBClient();
            public void FunctionHandler(string input, ILambdaContext context) { if (_c == null) { _c = Create(); } _c.ToString(); }
        }
        """);

    [Fact]
    public Task ObjectHeldByAStaticHandler() => Rule.StaysQuiet(Usings + """
        public class Worker { private readonly IAmazonDynamoDB _c; public Worker() { _c = Make(); } private static IAmazonDynamoDB Make() => new AmazonDynamoDBClient(); public void Go() { } }
        public static class Function { static readonly Worker W = new Worker(); public static void FunctionHandler(string input, ILambdaContext context) => W.Go(); }
        """);

    // missed: a client of a database that is not in the table.
    [Fact]
    public Task ClientOfAnUnknownDatabase() => Rule.StaysQuiet("""
        using Amazon.Lambda.Core;
        namespace Elsewhere { public class GraphClient { } }
        namespace Shop
        {
            public class Function { public void FunctionHandler(string input, ILambdaContext context) => _ = new Elsewhere.GraphClient(); }
        }
        """);

    // missed: reflection names no constructor.
    [Fact]
    public Task ClientBuiltByReflection() => Rule.StaysQuiet("""
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Function { public void FunctionHandler(string input, ILambdaContext context) => Activator.CreateInstance<AmazonDynamoDBClient>(); }
        """);
}
