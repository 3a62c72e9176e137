namespace PooledOrders;

/// <summary>Who takes parcels along. A call over the network, which takes as long as it takes.</summary>
public interface ICarrier
{
    /// <returns>The number under which the parcel can be followed.</returns>
    Task<string> PickUpAsync(string customer, CancellationToken cancellationToken);
}

/// <summary>One that answers at once, until there is a contract with a real one.</summary>
public sealed class OwnVan : ICarrier
{
    public Task<string> PickUpAsync(string customer, CancellationToken cancellationToken) => Task.FromResult($"VAN-{customer}");
}
