namespace Lifeguard.Package.Tests;

/// <summary>The function that the consumers are made of: named only in its template, without any type of a host.</summary>
internal static class Shop
{
    public static readonly string Npgsql = $"""<PackageReference Include="Npgsql" Version="{BuildFacts.NpgsqlVersion}" />""";

    public static readonly string DynamoDB = $"""<PackageReference Include="AWSSDK.DynamoDBv2" Version="{BuildFacts.DynamoDBVersion}" />""";

    public const string Template = """
        {
          "Transform": "AWS::Serverless-2016-10-31",
          "Resources": {
            "CountOrders": {
              "Type": "AWS::Serverless::Function",
              "Properties": { "Handler": "Shop::Shop.Functions::CountOrders", "Runtime": "dotnet10" }
            }
          }
        }
        """;

    /// <summary>LFG1001 in the handler, LFG1002 in the repository behind it.</summary>
    public const string PostgresFunctions = """
        using Npgsql;

        namespace Shop;

        public class Functions
        {
            private const string Database = "Host=db;Username=app;Database=orders";

            private readonly Repository _repository = new();

            public async Task<long> CountOrders(string customer)
            {
                await using var pool = NpgsqlDataSource.Create(Database);
                await using var command = pool.CreateCommand("SELECT count(*) FROM orders");
                var all = (long)(await command.ExecuteScalarAsync())!;
                return all - await _repository.CountOfOthersAsync(customer);
            }

            private sealed class Repository
            {
                public async Task<long> CountOfOthersAsync(string customer)
                {
                    await using var connection = new NpgsqlConnection(Database);
                    await connection.OpenAsync();
                    await using var command = new NpgsqlCommand("SELECT count(*) FROM orders WHERE customer <> $1", connection);
                    command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = customer });
                    return (long)(await command.ExecuteScalarAsync())!;
                }
            }
        }
        """;

    /// <summary>LFG1003 in the handler.</summary>
    public const string DynamoFunctions = """
        using Amazon.DynamoDBv2;

        namespace Shop;

        public class Functions
        {
            public async Task<long> CountOrders(string customer)
            {
                using var client = new AmazonDynamoDBClient();
                var answer = await client.DescribeTableAsync("orders");
                return answer.Table.ItemCount ?? 0;
            }
        }
        """;
}
