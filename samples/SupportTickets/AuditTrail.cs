using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace SupportTickets;

/// <summary>Who did what is kept for ten years, away from the tickets.</summary>
public class AuditTrail
{
    public async Task RecordAsync(int ticket, string what)
    {
        var dynamo = new AmazonDynamoDBClient();
        await dynamo.PutItemAsync("ticket-audit", new Dictionary<string, AttributeValue>
        {
            ["ticket"] = new() { N = ticket.ToString(CultureInfo.InvariantCulture) },
            ["at"] = new() { S = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture) },
            ["what"] = new() { S = what },
        });
    }
}
