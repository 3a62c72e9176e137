// Trap: a connection that may be lent; only an own one is opened, closed and disposed here.
using System.Data;
using Npgsql;

namespace Shop;

public class Orders(NpgsqlDataSource dataSource)
{
    public async Task<long> Count(NpgsqlConnection? lent = null)
    {
        var own = lent is null;
        var connection = lent ?? await dataSource.OpenConnectionAsync();
        try
        {
            await using var command = new NpgsqlCommand("SELECT count(*) FROM orders", connection);
            return (long)(await command.ExecuteScalarAsync())!;
        }
        finally
        {
            if (own) await connection.DisposeAsync();
        }
    }

    public static async Task<long> OfOpenOrClosed(NpgsqlConnection connection)
    {
        var wasClosed = connection.State == ConnectionState.Closed;
        if (wasClosed) await connection.OpenAsync();
        try
        {
            await using var command = new NpgsqlCommand("SELECT count(*) FROM orders", connection);
            return (long)(await command.ExecuteScalarAsync())!;
        }
        finally
        {
            if (wasClosed) await connection.CloseAsync();
        }
    }
}
