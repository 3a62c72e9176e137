using System.Net;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace OrdersLambda;

/// <summary>The orders API. Which method answers which route is said in serverless.template.</summary>
public class OrderFunctions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly IOrderRepository _orders;
    private readonly CartStore _carts;

    public OrderFunctions()
        : this(new OrderRepository(), new CartStore())
    {
    }

    public OrderFunctions(IOrderRepository orders, CartStore carts)
    {
        _orders = orders;
        _carts = carts;
    }

    public async Task<APIGatewayHttpApiV2ProxyResponse> PlaceOrder(APIGatewayHttpApiV2ProxyRequest request)
    {
        var order = JsonSerializer.Deserialize<NewOrder>(request.Body, Json);
        if (order is not { Lines.Count: > 0 }) return Respond(HttpStatusCode.BadRequest, new { error = "An order needs at least one line." });

        var id = await _orders.AddAsync(order);
        await _carts.RemoveAsync(order.CustomerId);
        return Respond(HttpStatusCode.Created, new { id });
    }

    public async Task<APIGatewayHttpApiV2ProxyResponse> GetOrder(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        if (!Guid.TryParse(request.PathParameters["id"], out var id)) return Respond(HttpStatusCode.BadRequest, new { error = "The id is no GUID." });

        var order = await _orders.FindAsync(id);
        if (order is null) context.Logger.LogInformation($"Order {id} was asked for but does not exist.");
        return order is null ? Respond(HttpStatusCode.NotFound, new { id }) : Respond(HttpStatusCode.OK, order);
    }

    public async Task<APIGatewayHttpApiV2ProxyResponse> CustomerTotals(APIGatewayHttpApiV2ProxyRequest request)
    {
        var totals = await _orders.TotalsAsync(request.PathParameters["id"]);
        return Respond(HttpStatusCode.OK, totals);
    }

    private static APIGatewayHttpApiV2ProxyResponse Respond(HttpStatusCode status, object body) => new()
    {
        StatusCode = (int)status,
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
        Body = JsonSerializer.Serialize(body, Json),
    };
}
