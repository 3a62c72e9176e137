using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Lifetime.ClientPerInvocationAnalyzer, Lifeguard.CodeFixes.Rules.Lifetime.ClientPerInvocationFix>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1003_ClientPerInvocation;

public sealed class Fixes
{
    /// <summary>Usings · what is created · the type of the holder · its name · its initialiser.</summary>
    public static TheoryData<string, string, string, string, string> Clients => new()
    {
        { "Amazon.DynamoDBv2", "new AmazonDynamoDBClient()", "AmazonDynamoDBClient", "DynamoDb", "new AmazonDynamoDBClient()" },
        { "Amazon.SecretsManager", "new AmazonSecretsManagerClient()", "AmazonSecretsManagerClient", "Secrets", "new AmazonSecretsManagerClient()" },
        { "Microsoft.Azure.Cosmos", "new CosmosClient(Environment.GetEnvironmentVariable(\"COSMOS\"))", "CosmosClient", "Cosmos", "new CosmosClient(Environment.GetEnvironmentVariable(\"COSMOS\"))" },
        { "MongoDB.Driver", "new MongoClient(\"mongodb://db\")", "MongoClient", "Mongo", "new MongoClient(\"mongodb://db\")" },
        { "Azure.Data.Tables", "new TableServiceClient(\"UseDevelopmentStorage=true\")", "TableServiceClient", "Tables", "new TableServiceClient(\"UseDevelopmentStorage=true\")" },
        {
            "StackExchange.Redis", "ConnectionMultiplexer.Connect(\"cache\")", "Lazy<ConnectionMultiplexer>", "Redis",
            "new(() => ConnectionMultiplexer.Connect(\"cache\"), LazyThreadSafetyMode.PublicationOnly)"
        },
    };

    [Theory, MemberData(nameof(Clients))]
    public Task LocalBecomesAHolderNamedByItsType(string imported, string creation, string type, string name, string initializer) => Test.Fixes(
        $$"""
        using Amazon.Lambda.Core;
        using {{imported}};

        public class Orders
        {
            public async Task<string?> Handle(string input, ILambdaContext context)
            {
                var client = {|LFG1003:{{creation}}|};
                await Task.Yield();
                return client.ToString();
            }
        }
        """,
        $$"""
        using Amazon.Lambda.Core;
        using {{imported}};

        public class Orders
        {
            private static readonly {{type}} {{name}} = {{initializer}};

            public async Task<string?> Handle(string input, ILambdaContext context)
            {
                await Task.Yield();
                return {{name}}{{(type.StartsWith("Lazy", StringComparison.Ordinal) ? ".Value" : "")}}.ToString();
            }
        }
        """);

    [Fact]
    public Task ContextFollowsItsClient() => Test.FixesOrders(
        """
        using var client = {|LFG1003:new AmazonDynamoDBClient()|};
        using var table = {|LFG1003:new DynamoDBContext(client)|};
        return (await table.ScanAsync<string>([]).GetRemainingAsync()).Count;
        """,
        """
        private static readonly AmazonDynamoDBClient DynamoDb = new AmazonDynamoDBClient();
        private static readonly DynamoDBContext DynamoDbContext = new DynamoDBContext(DynamoDb);
        """,
        """
        return (await DynamoDbContext.ScanAsync<string>([]).GetRemainingAsync()).Count;
        """);

    [Fact]
    public Task ContextTakesAClientOfItsOwnAlong() => Test.FixesOrders(
        """
        using var table = {|LFG1003:new DynamoDBContext(new AmazonDynamoDBClient())|};
        return (await table.ScanAsync<string>([]).GetRemainingAsync()).Count;
        """,
        """private static readonly DynamoDBContext DynamoDbContext = new DynamoDBContext(new AmazonDynamoDBClient());""",
        """
        return (await DynamoDbContext.ScanAsync<string>([]).GetRemainingAsync()).Count;
        """);

    [Fact]
    public Task LocalTypedByItsInterfaceKeepsThatType() => Test.FixesOrders(
        """
        IAmazonDynamoDB client = {|LFG1003:new AmazonDynamoDBClient()|};
        return (await client.ListTablesAsync()).TableNames.Count;
        """,
        """private static readonly IAmazonDynamoDB DynamoDb = new AmazonDynamoDBClient();""",
        """
        return (await DynamoDb.ListTablesAsync()).TableNames.Count;
        """);

    [Fact]
    public Task TargetTypedCreationStaysTargetTyped() => Test.FixesOrders(
        """
        using AmazonDynamoDBClient client = {|LFG1003:new()|};
        return (await client.ListTablesAsync()).TableNames.Count;
        """,
        """private static readonly AmazonDynamoDBClient DynamoDb = new();""",
        """
        return (await DynamoDb.ListTablesAsync()).TableNames.Count;
        """);

    [Fact]
    public Task SettingsOfTheClientMoveAlong() => Test.FixesOrders(
        """
        // Near the data.
        var config = new AmazonDynamoDBConfig
        {
            MaxErrorRetry = 2, // the queue retries as well
        };
        var client = {|LFG1003:new AmazonDynamoDBClient(config)|};
        return (await client.ListTablesAsync()).TableNames.Count;
        """,
        """
        // Near the data.
        private static readonly AmazonDynamoDBClient DynamoDb = new AmazonDynamoDBClient(new AmazonDynamoDBConfig
        {
            MaxErrorRetry = 2, // the queue retries as well
        });
        """,
        """
        return (await DynamoDb.ListTablesAsync()).TableNames.Count;
        """);

    [Fact]
    public Task MultiplexerIsForgottenWhenItsFirstConnectFails() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using StackExchange.Redis;

        public class Orders
        {
            public async Task<string?> Handle(string input, ILambdaContext context)
            {
                using var redis = {|LFG1003:ConnectionMultiplexer.Connect(Environment.GetEnvironmentVariable("REDIS")!)|};
                var cache = redis.GetDatabase();
                await Task.Yield();
                return redis.IsConnected ? cache.ToString() : input;
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using StackExchange.Redis;

        public class Orders
        {
            private static readonly Lazy<ConnectionMultiplexer> Redis = new(() => ConnectionMultiplexer.Connect(Environment.GetEnvironmentVariable("REDIS")!), LazyThreadSafetyMode.PublicationOnly);

            public async Task<string?> Handle(string input, ILambdaContext context)
            {
                var cache = Redis.Value.GetDatabase();
                await Task.Yield();
                return Redis.Value.IsConnected ? cache.ToString() : input;
            }
        }
        """);

    [Fact]
    public Task MultiplexerInAFieldBecomesLazyThere() => Test.Fixes(
        """
        using Microsoft.Azure.Functions.Worker;
        using StackExchange.Redis;

        public class Orders
        {
            private readonly IConnectionMultiplexer _redis;

            public Orders()
            {
                // Shared by all functions.
                _redis = {|LFG1003:ConnectionMultiplexer.Connect("cache")|};
            }

            [Function("Count")]
            public string? Count([TimerTrigger("0 * * * * *")] string timer) => _redis.GetDatabase().ToString();
        }
        """,
        """
        using Microsoft.Azure.Functions.Worker;
        using StackExchange.Redis;

        public class Orders
        {
            // Shared by all functions.
            private static readonly Lazy<IConnectionMultiplexer> _redis = new(() => ConnectionMultiplexer.Connect("cache"), LazyThreadSafetyMode.PublicationOnly);

            [Function("Count")]
            public string? Count([TimerTrigger("0 * * * * *")] string timer) => _redis.Value.GetDatabase().ToString();
        }
        """,
        alsoChanges: "the field takes the value from the constructor");

    [Fact]
    public Task ClientBehindAFieldOfAClassBuiltPerInvocationGetsAHolder() => Test.Fixes(
        """
        using Microsoft.Azure.Cosmos;
        using Microsoft.Azure.Functions.Worker;

        public class Orders
        {
            private readonly Container _orders = {|LFG1003:new CosmosClient(Environment.GetEnvironmentVariable("COSMOS"))|}.GetContainer("shop", "orders");

            [Function("Count")]
            public string? Count([TimerTrigger("0 * * * * *")] string timer) => _orders.Id;
        }
        """,
        """
        using Microsoft.Azure.Cosmos;
        using Microsoft.Azure.Functions.Worker;

        public class Orders
        {
            private readonly Container _orders = Cosmos.GetContainer("shop", "orders");
            private static readonly CosmosClient Cosmos = new CosmosClient(Environment.GetEnvironmentVariable("COSMOS"));

            [Function("Count")]
            public string? Count([TimerTrigger("0 * * * * *")] string timer) => _orders.Id;
        }
        """);

    [Fact]
    public Task ClientPassedToABaseConstructorIsShared() => Test.Fixes(
        """
        using Amazon.DynamoDBv2;
        using Microsoft.Azure.Functions.Worker;

        public class Table(IAmazonDynamoDB client)
        {
            protected IAmazonDynamoDB Client { get; } = client;
        }

        public class Orders : Table
        {
            public Orders() : base({|LFG1003:new AmazonDynamoDBClient()|})
            {
            }

            [Function("Count")]
            public string? Count([TimerTrigger("0 * * * * *")] string timer) => Client.ToString();
        }
        """,
        """
        using Amazon.DynamoDBv2;
        using Microsoft.Azure.Functions.Worker;

        public class Table(IAmazonDynamoDB client)
        {
            protected IAmazonDynamoDB Client { get; } = client;
        }

        public class Orders : Table
        {
            private static readonly AmazonDynamoDBClient DynamoDb = new AmazonDynamoDBClient();

            public Orders() : base(DynamoDb)
            {
            }

            [Function("Count")]
            public string? Count([TimerTrigger("0 * * * * *")] string timer) => Client.ToString();
        }
        """);

    [Fact]
    public Task ContextAssignedInAConstructorFollowsTheClientThatMoved() => Test.Fixes(
        """
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.DataModel;
        using Microsoft.Azure.Functions.Worker;

        public class Orders
        {
            private readonly DynamoDBContext _table;

            public Orders()
            {
                var client = {|LFG1003:new AmazonDynamoDBClient()|};
                _table = {|LFG1003:new DynamoDBContext(client)|};
            }

            [Function("Count")]
            public async Task<int> Count([TimerTrigger("0 * * * * *")] string timer) => (await _table.ScanAsync<string>([]).GetRemainingAsync()).Count;
        }
        """,
        """
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.DataModel;
        using Microsoft.Azure.Functions.Worker;

        public class Orders
        {
            private static readonly AmazonDynamoDBClient DynamoDb = new AmazonDynamoDBClient();
            private static readonly DynamoDBContext _table = new DynamoDBContext(DynamoDb);

            [Function("Count")]
            public async Task<int> Count([TimerTrigger("0 * * * * *")] string timer) => (await _table.ScanAsync<string>([]).GetRemainingAsync()).Count;
        }
        """,
        alsoChanges: "the field takes the value from the constructor");

    [Fact]
    public Task FunctionsOfOneFileEachGetTheirOwnHolder() => Test.Fixes(
        """
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;

        public class Orders
        {
            public async Task<int> Handle(string input, ILambdaContext context)
            {
                using (var client = {|LFG1003:new AmazonDynamoDBClient()|})
                {
                    return (await client.ListTablesAsync()).TableNames.Count;
                }
            }
        }

        public class Customers
        {
            private static readonly string[] s_regions = ["eu", "us"];

            public async Task<int> Handle(string input, ILambdaContext context)
            {
                using var client = {|LFG1003:new AmazonDynamoDBClient()|};

                return (await client.ListTablesAsync()).TableNames.Count + s_regions.Length;
            }
        }
        """,
        """
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;

        public class Orders
        {
            private static readonly AmazonDynamoDBClient DynamoDb = new AmazonDynamoDBClient();

            public async Task<int> Handle(string input, ILambdaContext context)
            {
                return (await DynamoDb.ListTablesAsync()).TableNames.Count;
            }
        }

        public class Customers
        {
            private static readonly string[] s_regions = ["eu", "us"];
            private static readonly AmazonDynamoDBClient s_dynamoDb = new AmazonDynamoDBClient();

            public async Task<int> Handle(string input, ILambdaContext context)
            {
                return (await s_dynamoDb.ListTablesAsync()).TableNames.Count + s_regions.Length;
            }
        }
        """);

    [Theory]
    [InlineData("var client = {|LFG1003:new AmazonDynamoDBClient(Amazon.RegionEndpoint.GetBySystemName(input))|}; return (await client.ListTablesAsync()).TableNames.Count;")]
    [InlineData("AmazonDynamoDBClient? client = null; try { client = {|LFG1003:new AmazonDynamoDBClient()|}; return (await client.ListTablesAsync()).TableNames.Count; } finally { client?.Dispose(); }")]
    [InlineData("Func<IAmazonDynamoDB> make = () => {|LFG1003:new AmazonDynamoDBClient()|}; using var client = make(); return (await client.ListTablesAsync()).TableNames.Count;")]
    [InlineData("using IDisposable? client = input.Length > 0 ? {|LFG1003:new AmazonDynamoDBClient()|} : null; await Task.Yield(); return 0;")]
    public Task OffersNothingWhereTheClientIsNotTheProcesss(string body) => Test.OffersNothingInOrders(body);

    [Fact]
    public Task OffersNothingInAGenericType() => Test.OffersNothing(
        """
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;

        public class Orders
        {
            public Task<int> Handle(string input, ILambdaContext context) => new Store<string>().Count();
        }

        public class Store<T>
        {
            public async Task<int> Count()
            {
                var client = {|LFG1003:new AmazonDynamoDBClient()|};
                return (await client.ListTablesAsync()).TableNames.Count;
            }
        }
        """);
}
