using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>Clients of databases and secret stores that are meant to live as long as the process: thread-safe, with connections, metadata and credentials cached inside.</summary>
internal static class DatabaseClients
{
    private const string AwsCost = "region, credentials and endpoint are resolved anew each time";
    private const string AzureCost = "its token cache starts empty, so the identity endpoint is asked again each time";
    private const string AzureCostWithoutTokens = "its request pipeline is set up anew each time";
    private const string SearchCost = "it opens connections of its own each time";

    /// <summary>Full metadata name → what a new one costs, as a clause: true also where the vendor shares connections between clients, as the AWS SDK does.</summary>
    private static readonly ImmutableDictionary<string, string> Costs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Amazon.DynamoDBv2.AmazonDynamoDBClient"] = AwsCost,
        ["Amazon.DynamoDBv2.AmazonDynamoDBStreamsClient"] = AwsCost,
        ["Amazon.DynamoDBStreams.AmazonDynamoDBStreamsClient"] = AwsCost,             // since version 4 of the SDK
        ["Amazon.DynamoDBv2.DataModel.DynamoDBContext"] = "its mappings of types and tables are worked out anew each time",
        ["Amazon.DAX.ClusterDaxClient"] = "it connects to every node of the cluster anew each time",
        ["Amazon.RDSDataService.AmazonRDSDataServiceClient"] = AwsCost,
        ["Amazon.SecretsManager.AmazonSecretsManagerClient"] = AwsCost,
        ["Amazon.SimpleSystemsManagement.AmazonSimpleSystemsManagementClient"] = AwsCost,
        ["Microsoft.Azure.Cosmos.CosmosClient"] = "it reads the account's metadata, opens sockets and negotiates TLS anew each time",
        ["Microsoft.Azure.Documents.Client.DocumentClient"] = "it reads the account's metadata, opens sockets and negotiates TLS anew each time",
        ["Azure.Data.Tables.TableClient"] = AzureCost,
        ["Azure.Data.Tables.TableServiceClient"] = AzureCost,
        ["Azure.Security.KeyVault.Secrets.SecretClient"] = AzureCost,
        ["MongoDB.Driver.MongoClient"] = "unless every setting is equal to an earlier one's, it opens a pool and monitoring connections of its own each time",
        ["StackExchange.Redis.ConnectionMultiplexer"] = "it connects to every server and authenticates anew each time",
        ["Google.Cloud.Firestore.FirestoreDb"] = "its credentials and channels are set up anew each time",
        ["Google.Cloud.SecretManager.V1.SecretManagerServiceClient"] = "its credentials and channels are set up anew each time",
        ["Elastic.Clients.Elasticsearch.ElasticsearchClient"] = SearchCost,
        ["Nest.ElasticClient"] = SearchCost,
    }.ToImmutableDictionary();

    /// <summary>Methods that build such a client: (type that declares it, name) → the client.</summary>
    private static readonly ImmutableDictionary<(string Type, string Method), string> Factories = new Dictionary<(string, string), string>
    {
        [("StackExchange.Redis.ConnectionMultiplexer", "Connect")] = "StackExchange.Redis.ConnectionMultiplexer",
        [("StackExchange.Redis.ConnectionMultiplexer", "ConnectAsync")] = "StackExchange.Redis.ConnectionMultiplexer",
        [("StackExchange.Redis.ConnectionMultiplexer", "SentinelConnect")] = "StackExchange.Redis.ConnectionMultiplexer",
        [("StackExchange.Redis.ConnectionMultiplexer", "SentinelConnectAsync")] = "StackExchange.Redis.ConnectionMultiplexer",
        [("Amazon.DynamoDBv2.DataModel.DynamoDBContextBuilder", "Build")] = "Amazon.DynamoDBv2.DataModel.DynamoDBContext",
        [("Amazon.DynamoDBv2.DataModel.IDynamoDBContextBuilder", "Build")] = "Amazon.DynamoDBv2.DataModel.DynamoDBContext",
        [("Microsoft.Azure.Cosmos.CosmosClient", "CreateAndInitializeAsync")] = "Microsoft.Azure.Cosmos.CosmosClient",
        [("Microsoft.Azure.Cosmos.Fluent.CosmosClientBuilder", "Build")] = "Microsoft.Azure.Cosmos.CosmosClient",
        [("Microsoft.Azure.Cosmos.Fluent.CosmosClientBuilder", "BuildAndInitializeAsync")] = "Microsoft.Azure.Cosmos.CosmosClient",
        [("Google.Cloud.Firestore.FirestoreDb", "Create")] = "Google.Cloud.Firestore.FirestoreDb",
        [("Google.Cloud.Firestore.FirestoreDb", "CreateAsync")] = "Google.Cloud.Firestore.FirestoreDb",
        [("Google.Cloud.Firestore.FirestoreDbBuilder", "Build")] = "Google.Cloud.Firestore.FirestoreDb",
        [("Google.Cloud.Firestore.FirestoreDbBuilder", "BuildAsync")] = "Google.Cloud.Firestore.FirestoreDb",
        [("Google.Cloud.SecretManager.V1.SecretManagerServiceClient", "Create")] = "Google.Cloud.SecretManager.V1.SecretManagerServiceClient",
        [("Google.Cloud.SecretManager.V1.SecretManagerServiceClient", "CreateAsync")] = "Google.Cloud.SecretManager.V1.SecretManagerServiceClient",
        [("Google.Cloud.SecretManager.V1.SecretManagerServiceClientBuilder", "Build")] = "Google.Cloud.SecretManager.V1.SecretManagerServiceClient",
        [("Google.Cloud.SecretManager.V1.SecretManagerServiceClientBuilder", "BuildAsync")] = "Google.Cloud.SecretManager.V1.SecretManagerServiceClient",
    }.ToImmutableDictionary();

    private static readonly ImmutableHashSet<string> ClientNames = Costs.Keys.Select(SimpleName).ToImmutableHashSet();
    private static readonly ImmutableHashSet<string> FactoryMethods = Factories.Keys.Select(factory => factory.Method).ToImmutableHashSet();

    /// <summary>Full metadata names, for the question whether a compilation has any of them.</summary>
    public static IEnumerable<string> Landmarks => Costs.Keys;

    /// <summary>What a new client of this type costs, as a clause of the message; null when the type is none and derives from none.</summary>
    public static string? CostOf(ITypeSymbol? type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (ClientNames.Contains(candidate.Name) && Costs.FirstOrDefault(entry => candidate.IsNamed(entry.Key)).Value is { } cost) return cost;
        }

        return null;
    }

    /// <summary>What it costs to run this constructor of a client; null when it is another type's.</summary>
    public static string? CostOfConstruction(IMethodSymbol constructor) => CostOf(constructor.ContainingType) switch
    {
        AzureCost when !constructor.Parameters.Any(parameter => parameter.Type.IsNamed("Azure.Core.TokenCredential")) => AzureCostWithoutTokens,
        var cost => cost,
    };

    /// <summary>What the client costs that this method builds; null when it builds none.</summary>
    public static string? CostOf(IMethodSymbol method) =>
        FactoryMethods.Contains(method.Name) && Factories.FirstOrDefault(factory => factory.Key.Method == method.Name && method.ContainingType.IsNamed(factory.Key.Type)).Value is { } client
            ? Costs[client]
            : null;

    private static string SimpleName(string fullName) => fullName.Substring(fullName.LastIndexOf('.') + 1);
}
