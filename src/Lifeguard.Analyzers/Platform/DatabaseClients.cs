using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>Clients of databases and secret stores that are meant to live as long as the process: thread-safe, with connections, metadata and credentials cached inside.</summary>
internal static class DatabaseClients
{
    private static readonly ImmutableHashSet<string> Clients = ImmutableHashSet.Create(
        "Amazon.DynamoDBv2.AmazonDynamoDBClient",
        "Amazon.DynamoDBv2.AmazonDynamoDBStreamsClient",
        "Amazon.DynamoDBv2.DataModel.DynamoDBContext",
        "Amazon.DAX.ClusterDaxClient",
        "Amazon.RDSDataService.AmazonRDSDataServiceClient",
        "Amazon.SecretsManager.AmazonSecretsManagerClient",
        "Amazon.SimpleSystemsManagement.AmazonSimpleSystemsManagementClient",
        "Microsoft.Azure.Cosmos.CosmosClient",
        "Microsoft.Azure.Documents.Client.DocumentClient",
        "Azure.Data.Tables.TableClient",
        "Azure.Data.Tables.TableServiceClient",
        "Azure.Security.KeyVault.Secrets.SecretClient",
        "MongoDB.Driver.MongoClient",
        "StackExchange.Redis.ConnectionMultiplexer",
        "Google.Cloud.Firestore.FirestoreDb",
        "Google.Cloud.SecretManager.V1.SecretManagerServiceClient",
        "Elastic.Clients.Elasticsearch.ElasticsearchClient",
        "Nest.ElasticClient");

    /// <summary>Methods that build such a client: (type that declares it, name).</summary>
    private static readonly ImmutableHashSet<(string Type, string Method)> Factories = ImmutableHashSet.Create(
        ("StackExchange.Redis.ConnectionMultiplexer", "Connect"),
        ("StackExchange.Redis.ConnectionMultiplexer", "ConnectAsync"),
        ("StackExchange.Redis.ConnectionMultiplexer", "SentinelConnect"),
        ("StackExchange.Redis.ConnectionMultiplexer", "SentinelConnectAsync"),
        ("Amazon.DynamoDBv2.DataModel.DynamoDBContextBuilder", "Build"),
        ("Microsoft.Azure.Cosmos.Fluent.CosmosClientBuilder", "Build"),
        ("Google.Cloud.Firestore.FirestoreDb", "Create"),
        ("Google.Cloud.Firestore.FirestoreDb", "CreateAsync"),
        ("Google.Cloud.SecretManager.V1.SecretManagerServiceClient", "Create"),
        ("Google.Cloud.SecretManager.V1.SecretManagerServiceClient", "CreateAsync"));

    private static readonly ImmutableHashSet<string> ClientNames = Clients.Select(SimpleName).ToImmutableHashSet();
    private static readonly ImmutableHashSet<string> FactoryMethods = Factories.Select(factory => factory.Method).ToImmutableHashSet();

    /// <summary>Full metadata names, for the question whether a compilation has any of them.</summary>
    public static IEnumerable<string> Landmarks => Clients;

    /// <summary>True when the type is such a client or derives from one.</summary>
    public static bool IsClient(ITypeSymbol type) =>
        type.SelfAndBaseTypes().Any(candidate => ClientNames.Contains(candidate.Name) && Clients.Any(name => candidate.IsNamed(name)));

    /// <summary>True when calling the method builds such a client.</summary>
    public static bool IsFactory(IMethodSymbol method) =>
        FactoryMethods.Contains(method.Name) && Factories.Any(factory => factory.Method == method.Name && method.ContainingType.IsNamed(factory.Type));

    private static string SimpleName(string fullName) => fullName.Substring(fullName.LastIndexOf('.') + 1);
}
