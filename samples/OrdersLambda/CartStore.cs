using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace OrdersLambda;

/// <summary>Carts live in DynamoDB until they become orders.</summary>
public class CartStore
{
    private static readonly string Table = Environment.GetEnvironmentVariable("CARTS_TABLE") ?? "carts";

    public async Task RemoveAsync(string customerId)
    {
        using var client = new AmazonDynamoDBClient();
        await client.DeleteItemAsync(Table, new Dictionary<string, AttributeValue> { ["customerId"] = new() { S = customerId } });
    }
}
