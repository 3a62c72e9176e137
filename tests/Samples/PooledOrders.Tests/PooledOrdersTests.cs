using System.Reflection;
using System.Text.Json;
using Lifeguard;
using Npgsql;

[assembly: AssemblyFixture(typeof(PooledOrders.Tests.Database))]

namespace PooledOrders.Tests;

public sealed class PooledOrdersTests(Database database)
{
    // As Lambda does: one object, for all invocations of the process.
    private static readonly OrderFunctions Orders = new();

    [Fact]
    public async Task AnOrderIsWrittenWithItsLinesAndFoundAgain()
    {
        var id = await PlaceAsync("anna", new OrderLine("tea", 2, 4.50m), new OrderLine("pot", 1, 21));

        Assert.Equal(new Order(id.Id, "anna", 30.00m, null), await Orders.Find(id, new LambdaContext()));
    }

    [Fact]
    public async Task AnOrderThatDoesNotExistIsNull()
    {
        Assert.Null(await Orders.Find(new OrderId(-1), new LambdaContext()));
        Assert.Null(await Orders.Ship(new OrderId(-1), new LambdaContext()));
    }

    [Fact]
    public async Task AnOrderWithALineThatIsRefusedLeavesNothingBehind()
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => PlaceAsync("ben", new OrderLine("tea", 1, 4.50m), new OrderLine("pot", 0, 21)));

        Assert.Equal(PostgresErrorCodes.CheckViolation, error.SqlState);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM orders WHERE customer = 'ben'"));
    }

    [Fact]
    public async Task NoConnectionIsHeldWhileTheCarrierIsAsked()
    {
        var carrier = new WatchingCarrier();
        var id = await PlaceAsync("carla", new OrderLine("tea", 1, 4.50m));

        var shipped = await new OrderFunctions(carrier).Ship(id, new LambdaContext());
        var again = await new OrderFunctions(carrier).Ship(id, new LambdaContext());

        Assert.Equal(("1Z-carla", 0), (shipped!.Tracking, Assert.Single(carrier.LentWhenAsked)));
        Assert.Equal(shipped, again);
    }

    [Fact]
    public async Task AFailoverBetweenInvocationsIsNotNoticed()
    {
        var id = await PlaceAsync("dora", new OrderLine("tea", 1, 4.50m));

        await database.CutAllConnectionsAsync();
        Assert.Equal("dora", (await Orders.Find(id, new LambdaContext()))?.Customer);

        await database.CutAllConnectionsAsync();
        await PlaceAsync("dora", new OrderLine("cup", 1, 7.25m));
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM orders WHERE customer = 'dora'"));
    }

    [Fact]
    public async Task ManyInvocationsShareFewConnections()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => PlaceAsync("emil", new OrderLine("tea", 1, 4.50m))));

        Assert.Equal(40, await database.ScalarAsync<long>("SELECT count(*) FROM orders WHERE customer = 'emil'"));
        Assert.Equal(0, PooledDatabase.ForName("ORDERS_DB").LentConnections);
        Assert.InRange(await database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"), 1, 10);
    }

    [Fact]
    public void LambdaFindsEveryHandlerOfTheTemplate()
    {
        using var template = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "serverless.template")));
        var handlers = template.RootElement.GetProperty("Resources").EnumerateObject()
            .Select(function => function.Value.GetProperty("Properties").GetProperty("Handler").GetString()!.Split("::"));

        Assert.All(handlers, handler =>
        {
            var type = Assembly.Load(handler[0]).GetType(handler[1], throwOnError: true)!;
            Assert.NotNull(Activator.CreateInstance(type));
            Assert.NotNull(type.GetMethod(handler[2], BindingFlags.Public | BindingFlags.Instance));
        });
    }

    private static Task<OrderId> PlaceAsync(string customer, params OrderLine[] lines) => Orders.Place(new NewOrder(customer, lines), new LambdaContext());

    private sealed class WatchingCarrier : ICarrier
    {
        public List<int> LentWhenAsked { get; } = [];

        public Task<string> PickUpAsync(string customer, CancellationToken cancellationToken)
        {
            LentWhenAsked.Add(PooledDatabase.ForName("ORDERS_DB").LentConnections);
            return Task.FromResult($"1Z-{customer}");
        }
    }
}

/// <summary>The sample's database.</summary>
public sealed class Database() : SampleDatabase("ORDERS_DB");
