using Microsoft.CodeAnalysis;
using Rule = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Rules.Lifetime.ClientPerInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1003_ClientPerInvocation;

public sealed class Reports
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
    public Task ClientBuiltInTheHandler(HandlerShape host) =>
        Rule.Verify(host.With("using var client = [|new Amazon.DynamoDBv2.AmazonDynamoDBClient()|];"), host.Files);

    [Theory, MemberData(nameof(Hosts.BuiltPerInvocation), MemberType = typeof(Hosts))]
    public Task ClientInAFieldOfAClassThatTheHostBuildsPerInvocation(HandlerShape host) =>
        Rule.Verify(
            host.With("_client.ToString();", "private readonly MongoDB.Driver.IMongoClient _client = [|new MongoDB.Driver.MongoClient(\"mongodb://db\")|];"), host.Files);

    [Theory]
    [InlineData("var client = [|new AmazonDynamoDBClient()|];")]
    [InlineData("var client = [|new AmazonDynamoDBClient(RegionEndpoint.EUCentral1)|];")]
    [InlineData("var client = [|new AmazonDynamoDBClient(new AmazonDynamoDBConfig { RegionEndpoint = RegionEndpoint.EUCentral1 })|];")]
    [InlineData("using AmazonDynamoDBClient client = [|new()|];")]
    [InlineData("IAmazonDynamoDB client = [|new Amazon.DynamoDBv2.AmazonDynamoDBClient()|];")]
    [InlineData("var secrets = [|new AmazonSecretsManagerClient()|];")]
    [InlineData("var parameters = [|new AmazonSimpleSystemsManagementClient()|];")]
    [InlineData("var cosmos = [|new CosmosClient(Cs)|];")]
    [InlineData("var cosmos = [|new CosmosClient(Cs, new CosmosClientOptions { AllowBulkExecution = true })|];")]
    [InlineData("var cosmos = [|new CosmosClientBuilder(Cs).WithBulkExecution(true).Build()|];")]
    [InlineData("var builder = new CosmosClientBuilder(Cs); var cosmos = [|builder.Build()|];")]
    [InlineData("var cosmos = await [|CosmosClient.CreateAndInitializeAsync(Cs, new List<(string, string)>())|];")]
    [InlineData("var cosmos = await [|new CosmosClientBuilder(Cs).BuildAndInitializeAsync(new List<(string, string)>())|];")]
    [InlineData("var documents = [|new DocumentClient(new Uri(\"https://db\"), \"key\")|];")]
    [InlineData("var mongo = [|new MongoClient()|];")]
    [InlineData("var mongo = [|new MongoClient(MongoClientSettings.FromConnectionString(Cs))|];")]
    [InlineData("var orders = [|new MongoClient(Cs)|].GetDatabase(\"shop\").GetCollection<string>(\"orders\");")]
    [InlineData("using var redis = [|ConnectionMultiplexer.Connect(Cs)|];")]
    [InlineData("await using var redis = await [|ConnectionMultiplexer.ConnectAsync(Cs)|];")]
    [InlineData("var database = [|ConnectionMultiplexer.Connect(ConfigurationOptions.Parse(Cs))|].GetDatabase();")]
    [InlineData("var database = (await [|ConnectionMultiplexer.ConnectAsync(Cs)|]).GetDatabase();")]
    [InlineData("var table = [|new TableClient(Cs, \"orders\")|];")]
    [InlineData("var table = [|new TableServiceClient(Cs)|].GetTableClient(\"orders\");")]
    [InlineData("var vault = [|new SecretClient(new Uri(\"https://vault\"), null)|];")]
    [InlineData("var mapper = [|new DynamoDBContext(Shared)|];")]
    [InlineData("var mapper = [|new DynamoDBContextBuilder().WithDynamoDBClient(() => Shared).Build()|];")]
    [InlineData("var mapper = [|new DynamoDBContextBuilder().WithDynamoDBClient(() => new AmazonDynamoDBClient()).Build()|];")]
    [InlineData("var mapper = [|new DynamoDBContext(new AmazonDynamoDBClient())|];")]
    [InlineData("var mapper = [|new DynamoDBContext(input == \"\" ? new AmazonDynamoDBClient() : Shared)|];")]
    [InlineData("var client = [|new AmazonDynamoDBClient()|]; var mapper = [|new DynamoDBContext(client)|];")]
    [InlineData("var client = [|new Own()|];")]
    [InlineData("var client = input.Length > 3 ? [|new AmazonDynamoDBClient()|] : Shared;")]
    [InlineData("Func<IAmazonDynamoDB> make = () => [|new AmazonDynamoDBClient()|]; make();")]
    [InlineData("IAmazonDynamoDB Make() => [|new AmazonDynamoDBClient()|]; Make();")]
    [InlineData("await Retry(async () => { using var client = [|new AmazonDynamoDBClient()|]; await Task.Yield(); });")]
    [InlineData("foreach (var region in input.Split(',')) Use([|new AmazonDynamoDBClient(RegionEndpoint.GetBySystemName(region))|]);")]
    [InlineData("AmazonDynamoDBClient? client = null; client ??= [|new AmazonDynamoDBClient()|];")]
    [InlineData("try { using var client = [|new AmazonDynamoDBClient()|]; } catch (AmazonDynamoDBException) { }")]
    public Task EveryWayToBuildAClient(string body) => Rule.Verify($$"""
        using Amazon;
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.DataModel;
        using Amazon.Lambda.Core;
        using Amazon.SecretsManager;
        using Amazon.SimpleSystemsManagement;
        using Azure.Data.Tables;
        using Azure.Security.KeyVault.Secrets;
        using Microsoft.Azure.Cosmos;
        using Microsoft.Azure.Cosmos.Fluent;
        using Microsoft.Azure.Documents.Client;
        using MongoDB.Driver;
        using StackExchange.Redis;
        namespace Shop;
        public class Function
        {
            private const string Cs = "db";
            private static readonly IAmazonDynamoDB Shared = new AmazonDynamoDBClient();
            public async Task FunctionHandler(string input, ILambdaContext context) { await Task.Yield(); {{body}} }
            private static Task Retry(Func<Task> work) => work();
            private static void Use(IAmazonDynamoDB client) { }
            private class Own : AmazonDynamoDBClient { }
        }
        """);

    [Theory]
    [InlineData("Db.Client", "internal static class Db { public static IAmazonDynamoDB Client => [|new AmazonDynamoDBClient()|]; }")]
    [InlineData("Db.Make()", "internal static class Db { public static IAmazonDynamoDB Make() => [|new AmazonDynamoDBClient()|]; }")]
    [InlineData("RegionEndpoint.EUCentral1.Client()", "internal static class Db { public static IAmazonDynamoDB Client(this RegionEndpoint region) { return [|new AmazonDynamoDBClient(region)|]; } }")]
    [InlineData("new Orders()", "internal class Orders { private readonly IAmazonDynamoDB _client = [|new AmazonDynamoDBClient()|]; }")]
    [InlineData("new Orders()", "internal class Orders { private readonly IAmazonDynamoDB _client; public Orders() { _client = [|new AmazonDynamoDBClient()|]; } }")]
    [InlineData("new Orders()", "internal class Orders { public Orders() : this([|new AmazonDynamoDBClient()|]) { } public Orders(IAmazonDynamoDB client) { } }")]
    [InlineData("new Orders(null)", "internal class Orders { private readonly IAmazonDynamoDB _client; public Orders(IAmazonDynamoDB? client) => _client = client ?? [|new AmazonDynamoDBClient()|]; }")]
    [InlineData("new Orders().Load()", "internal abstract class Repository<T> { protected IAmazonDynamoDB Client { get; } = [|new AmazonDynamoDBClient()|]; } internal class Orders : Repository<string> { public object Load() => Client; }")]
    [InlineData("((IOrders)new Orders()).Load()", "internal interface IOrders { object Load(); } internal class Orders : IOrders { public object Load() => [|new AmazonDynamoDBClient()|]; }")]
    [InlineData("new Outer.Orders()", "internal static class Outer { internal record Orders { public IAmazonDynamoDB Client { get; } = [|new AmazonDynamoDBClient()|]; } }")]
    public Task ClientBuiltBehindTheHandler(string use, string type) => Rule.Verify($$"""
        using Amazon;
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Function { public object FunctionHandler(string input, ILambdaContext context) => {{use}}; }
        {{type}}
        """);

    [Fact]
    public Task ServiceThatIsTargetTypedAndNewedPerCall() => Rule.Verify("""
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.DataModel;
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Function
        {
            public void FunctionHandler(string input, ILambdaContext context) { Orders orders = new(); orders.Save(input); }
        }
        public class Orders
        {
            private readonly IDynamoDBContext _context = [|new DynamoDBContext(new AmazonDynamoDBClient())|];
            public void Save(string order) => _context.ToString();
        }
        """);

    [Theory]
    [InlineData("AddScoped<IOrders, Orders>()")]
    [InlineData("AddTransient<IOrders, Orders>()")]
    [InlineData("AddTransient(typeof(IOrders), typeof(Orders))")]
    [InlineData("AddScoped<IOrders>(_ => new Orders())")]
    [InlineData("AddScoped<IOrders>(Make)")]
    public Task ServiceThatIsBuiltPerInvocation(string registration) => Rule.Verify($$"""
        using Microsoft.Azure.Cosmos;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        namespace Shop;
        public static class Startup
        {
            public static void Configure(IServiceCollection services) => services.{{registration}};
            private static IOrders Make(IServiceProvider provider) => {{(registration.Contains("Make") ? "new Orders()" : "null!")}};
        }
        public interface IOrders { }
        public class Orders : IOrders { private readonly CosmosClient _client = [|new CosmosClient("db")|]; }
        public class OrderFunctions
        {
            public OrderFunctions(IOrders orders) { }
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) { }
        }
        """);

    [Fact]
    public Task FactoryOfAScopedClient() => Rule.Verify("""
        using Microsoft.Azure.Cosmos;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        namespace Shop;
        public static class Startup { public static void Configure(IServiceCollection services) => services.AddScoped(_ => [|new CosmosClient("db")|]); }
        public class OrderFunctions
        {
            public OrderFunctions(CosmosClient client) { }
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) { }
        }
        """);

    [Fact]
    public Task ConstructorOfAPerInvocationFunctionClass() => Rule.Verify("""
        using Microsoft.Azure.Functions.Worker;
        using MongoDB.Driver;
        namespace Shop;
        public class OrderFunctions
        {
            private readonly IMongoCollection<string> _orders;
            public OrderFunctions()
            {
                var client = [|new MongoClient(Environment.GetEnvironmentVariable("MONGO"))|];
                _orders = client.GetDatabase("shop").GetCollection<string>("orders");
            }
            [Function("Run")] public Task Run([QueueTrigger("orders")] string message) => _orders.InsertOneAsync(message);
        }
        """);

    [Fact]
    public Task SecretFetchedWithAClientOfItsOwnAtEveryOpen() => Rule.Verify("""
        using Amazon.Lambda.Core;
        using Amazon.SecretsManager;
        using Amazon.SecretsManager.Model;
        using Npgsql;
        namespace Shop;
        public class Function
        {
            public async Task FunctionHandler(string input, ILambdaContext context) { await using var db = await Connect(); }
            private static async Task<NpgsqlConnection> Connect()
            {
                var db = new NpgsqlConnection(await Secret());
                await db.OpenAsync();
                return db;
            }
            private static async Task<string> Secret()
            {
                using var client = [|new AmazonSecretsManagerClient()|];
                return (await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "orders" })).SecretString;
            }
        }
        """);

    [Fact]
    public Task GuardOnAFieldThatDoesNotOutliveTheInvocation() => Rule.Verify("""
        using Microsoft.AspNetCore.Mvc;
        using StackExchange.Redis;
        namespace Shop;
        [ApiController]
        public class CartsController : ControllerBase
        {
            private ConnectionMultiplexer? _redis;
            [HttpGet] public string Get() => (_redis ??= [|ConnectionMultiplexer.Connect("cache")|]).ToString()!;
        }
        """, (".globalconfig", "is_global = true\nlifeguard_host = cloud_run\n"));

    [Fact]
    public Task TopLevelProgram()
    {
        var test = Rule.Create("""
            using Amazon.DynamoDBv2;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            var handler = (string input, ILambdaContext context) => { using var client = [|new AmazonDynamoDBClient()|]; return Task.FromResult(input); };
            await LambdaBootstrapBuilder.Create(handler, null!).Build().RunAsync();
            """);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task PrimaryConstructor() => !LanguageUnderTest.Knows("12") ? Task.CompletedTask : Rule.Verify("""
        using Microsoft.Azure.Cosmos;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.Configuration;
        namespace Shop;
        public class OrderFunctions(IConfiguration configuration)
        {
            private readonly Container _orders = [|new CosmosClient(configuration["Cosmos"])|].GetContainer("shop", "orders");
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) => _orders.ToString();
        }
        """);

    [Fact]
    public Task TypeThatIsBothKeptAndNewedPerCall() => Rule.Verify(Usings + """
        public class Repo { private readonly IAmazonDynamoDB _c = [|new AmazonDynamoDBClient()|]; }
        public class Function { private readonly Repo _r = new(); public void FunctionHandler(string input, ILambdaContext context) { var r = new Repo(); } }
        """);

    [Fact]
    public Task DictionaryThatLivesAsLongAsTheCall() => Rule.Verify(Usings + """
        public class Function
        {
            public async Task FunctionHandler(string input, ILambdaContext context)
            {
                var clients = new Dictionary<string, IAmazonDynamoDB>();
                if (!clients.ContainsKey(input)) clients[input] = [|new AmazonDynamoDBClient()|];
                await Task.Yield();
            }
        }
        """);
}
