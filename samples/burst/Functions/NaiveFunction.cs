using Npgsql;

namespace Burst.Functions;

/// <summary>As it is mostly written: the connection string from the environment, a connection in the handler, given back at its end.</summary>
internal sealed class NaiveFunction(string connectionString, TimeSpan queryTime) : IOrderFunction
{
    public async Task<long> HandleAsync(Order order, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = OrderStatement.Create(connection, order, queryTime);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    // A process that ends takes its pool along; this one goes on with other instances.
    public ValueTask DisposeAsync()
    {
        using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
        return default;
    }
}
