// Trap: one data source for each tenant, kept in a dictionary. A handler calls the factory, but once per tenant.
using System.Collections.Concurrent;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Npgsql;

namespace Shop;

public class Function
{
    private static readonly ConcurrentDictionary<string, NpgsqlDataSource> ByTenant = new();

    public async Task<APIGatewayProxyResponse> FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context)
    {
        var source = ByTenant.GetOrAdd(request.Headers["tenant"], tenant => NpgsqlDataSource.Create($"Host=db;Database={tenant}"));
        await using var connection = await source.OpenConnectionAsync();
        return new APIGatewayProxyResponse { StatusCode = 200 };
    }
}
