using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Lifeguard;
using Npgsql;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace PooledOrders;

/// <summary>What Lambda calls: declared here, written by Lifeguard. The work is in the other file.</summary>
public sealed partial class OrderFunctions(ICarrier carrier)
{
    private const string OrdersDb = "ORDERS_DB";

    // Optional: every value has a default. It must stand before the first invocation.
    static OrderFunctions() => PooledDatabase.Configure(OrdersDb, options => options.AcquisitionTimeout = TimeSpan.FromSeconds(2));

    public OrderFunctions()
        : this(new OwnVan())
    {
    }

    /// <summary>Writes an order and its lines, or nothing. There is nothing but the transaction in it, so a deadlock may run it again.</summary>
    [PooledHandler(Database = OrdersDb, Retry = RetryScope.Transaction)]
    public partial Task<OrderId> Place(NewOrder order, ILambdaContext context);

    /// <summary>The order, or null. The server is told that it only reads, so a lost connection may run it again.</summary>
    [PooledHandler(Database = OrdersDb, Retry = RetryScope.ReadOnly)]
    public partial Task<Order?> Find(OrderId order, ILambdaContext context);

    /// <summary>Hands an order to the carrier. It takes the database instead of a connection, and holds none while it waits for somebody else.</summary>
    [PooledHandler(Database = OrdersDb)]
    public partial Task<Order?> Ship(OrderId order, ILambdaContext context);
}
