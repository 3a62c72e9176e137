using System.Net;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;

[assembly: AssemblyFixture(typeof(OrdersLambda.Tests.Database))]
[assembly: AssemblyFixture(typeof(DynamoDbEndpoint))]

namespace OrdersLambda.Tests;

public sealed class OrdersLambdaTests(Database database, DynamoDbEndpoint dynamoDb)
{
    // As Lambda does: one object, for all invocations of the process.
    private static readonly OrderFunctions Orders = new();
    private static readonly ReservationFunctions Reservations = new();

    [Fact]
    public async Task AnOrderIsWrittenWithItsLinesAndFoundAgain()
    {
        var placed = await PlaceAsync("anna", """{"sku":"tea","quantity":2,"price":4.50},{"sku":"pot","quantity":1,"price":21}""");

        Assert.Equal((int)HttpStatusCode.Created, placed.StatusCode);
        var id = IdIn(placed);
        Assert.Equal(2, await database.ScalarAsync<long>($"SELECT count(*) FROM order_lines WHERE order_id = '{id}'"));

        var found = await GetAsync(id.ToString());
        Assert.Equal((int)HttpStatusCode.OK, found.StatusCode);
        var order = JsonDocument.Parse(found.Body).RootElement;
        Assert.Equal(("anna", 30.00m), (order.GetProperty("customerId").GetString(), order.GetProperty("total").GetDecimal()));
    }

    [Fact]
    public async Task TheCartIsRemovedWithTheOrder()
    {
        await PlaceAsync("carla", """{"sku":"tea","quantity":1,"price":4.50}""");

        Assert.Single(dynamoDb.Requests, request => request.Operation == "DeleteItem" && request.Value("customerId", "S") == "carla");
    }

    [Fact]
    public async Task AnOrderWithoutLinesIsRefused()
    {
        var placed = await PlaceAsync("dora", lines: "");

        Assert.Equal((int)HttpStatusCode.BadRequest, placed.StatusCode);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM orders WHERE customer_id = 'dora'"));
    }

    [Fact]
    public async Task AnOrderThatDoesNotExistIsNotFoundAndLogged()
    {
        var context = new LambdaContext();

        var found = await GetAsync(Guid.NewGuid().ToString(), context);

        Assert.Equal((int)HttpStatusCode.NotFound, found.StatusCode);
        Assert.Single(context.Log);
    }

    [Fact]
    public async Task OverlappingOrdersOfOneCustomerAreAllCounted()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PlaceAsync("ben", """{"sku":"cup","quantity":1,"price":7.25}""")));

        for (var invocation = 0; invocation < 2; invocation++)
        {
            var totals = await Orders.CustomerTotals(new APIGatewayHttpApiV2ProxyRequest { PathParameters = new Dictionary<string, string> { ["id"] = "ben" } });
            var body = JsonDocument.Parse(totals.Body).RootElement;
            Assert.Equal((4, 29.00m), (body.GetProperty("orders").GetInt32(), body.GetProperty("total").GetDecimal()));
        }
    }

    [Fact]
    public async Task ExpiredReservationsAreReleasedNightAfterNight()
    {
        await database.ExecuteAsync("INSERT INTO reservations (sku, expires_at) VALUES ('a', now() - interval '1 hour'), ('b', now() - interval '1 day'), ('c', now() + interval '1 day')");
        Assert.Equal(2, await Reservations.ReleaseExpired());

        await database.ExecuteAsync("INSERT INTO reservations (sku, expires_at) VALUES ('d', now() - interval '1 hour')");
        Assert.Equal(1, await Reservations.ReleaseExpired());
        Assert.Equal("c", await database.ScalarAsync<string>("SELECT string_agg(sku, ',') FROM reservations"));
    }

    private static Task<APIGatewayHttpApiV2ProxyResponse> PlaceAsync(string customer, string lines) =>
        Orders.PlaceOrder(new APIGatewayHttpApiV2ProxyRequest { Body = $$"""{"customerId":"{{customer}}","lines":[{{lines}}]}""" });

    private static Task<APIGatewayHttpApiV2ProxyResponse> GetAsync(string id, LambdaContext? context = null) =>
        Orders.GetOrder(new APIGatewayHttpApiV2ProxyRequest { PathParameters = new Dictionary<string, string> { ["id"] = id } }, context ?? new LambdaContext());

    private static Guid IdIn(APIGatewayHttpApiV2ProxyResponse response) => JsonDocument.Parse(response.Body).RootElement.GetProperty("id").GetGuid();
}

/// <summary>The sample's database.</summary>
public sealed class Database() : SampleDatabase("ORDERS_DB");
