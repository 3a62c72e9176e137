using Npgsql;

namespace OrdersLambda;

/// <summary>The nightly clean-up.</summary>
public class ReservationFunctions
{
    private readonly NpgsqlDataSource _db = NpgsqlDataSource.Create(Database.ConnectionString);

    public async Task<int> ReleaseExpired()
    {
        await using var connection = await _db.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("DELETE FROM reservations WHERE expires_at < now()", connection);
        var released = await command.ExecuteNonQueryAsync();
        return released;
    }
}
