// Trap: a factory that hands its connection on disposes it only where opening fails.
using Amazon.Lambda.Annotations;
using Npgsql;

namespace Shop;

public sealed class Connections
{
    private static readonly NpgsqlDataSource Source = new NpgsqlDataSourceBuilder("Host=db;Application Name=shop").Build();

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = Source.CreateConnection();
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

public class Functions
{
    private readonly Connections _connections = new();

    [LambdaFunction]
    public async Task<int> Add(int x, int y)
    {
        await using var connection = await _connections.OpenAsync(CancellationToken.None);
        return x + y;
    }
}
