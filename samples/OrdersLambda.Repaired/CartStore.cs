using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace OrdersLambda;

/// <summary>Carts live in DynamoDB until they become orders.</summary>
public class CartStore
{
    private static readonly string Table = Environment.GetEnvironmentVariable("CARTS_TABLE") ?? "carts";
    private static readonly AmazonDynamoDBClient DynamoDb = new AmazonDynamoDBClient();

    public async Task RemoveAsync(string customerId)
    {
        await DynamoDb.DeleteItemAsync(Table, new Dictionary<string, AttributeValue> { ["customerId"] = new() { S = customerId } });
    }
}
