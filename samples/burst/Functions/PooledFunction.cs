using Lifeguard;

namespace Burst.Functions;

/// <summary>With Lifeguard: the connection is lent for the call, within the function's time.</summary>
internal sealed class PooledFunction(PooledDatabase database, TimeSpan queryTime) : IOrderFunction
{
    public Task<long> HandleAsync(Order order, CancellationToken cancellationToken) =>
        database.WithConnectionAsync(
            async (connection, token) =>
            {
                await using var command = OrderStatement.Create(connection, order, queryTime);
                return (long)(await command.ExecuteScalarAsync(token))!;
            },
            cancellationToken: cancellationToken);

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
