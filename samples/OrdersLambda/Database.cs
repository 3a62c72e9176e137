using Npgsql;

namespace OrdersLambda;

/// <summary>Where the orders are.</summary>
internal static class Database
{
    public static string ConnectionString => Environment.GetEnvironmentVariable("ORDERS_DB") ?? throw new InvalidOperationException("ORDERS_DB is not set.");

    /// <summary>The caller disposes what it gets.</summary>
    public static async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
