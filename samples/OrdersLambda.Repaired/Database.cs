using Npgsql;

namespace OrdersLambda;

/// <summary>Where the orders are.</summary>
internal static class Database
{
    private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(ConnectionString);

    public static string ConnectionString => Environment.GetEnvironmentVariable("ORDERS_DB") ?? throw new InvalidOperationException("ORDERS_DB is not set.");

    /// <summary>The caller disposes what it gets.</summary>
    public static async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = await Db.OpenConnectionAsync();
        return connection;
    }
}
