namespace Burst.Functions;

/// <summary>One instance of a function that takes orders: what a host freezes and thaws.</summary>
internal interface IOrderFunction : IAsyncDisposable
{
    /// <summary>One invocation.</summary>
    /// <returns>The order's number.</returns>
    Task<long> HandleAsync(Order order, CancellationToken cancellationToken);
}

/// <summary>What an invocation is about.</summary>
/// <param name="Customer">Who orders.</param>
/// <param name="Amount">For how much.</param>
internal sealed record Order(int Customer, decimal Amount);
