using Npgsql;

namespace OrdersLambda;

/// <summary>The nightly clean-up.</summary>
public class ReservationFunctions
{
    private readonly NpgsqlConnection _connection = new(Database.ConnectionString);

    public async Task<int> ReleaseExpired()
    {
        await _connection.OpenAsync();
        await using var command = new NpgsqlCommand("DELETE FROM reservations WHERE expires_at < now()", _connection);
        var released = await command.ExecuteNonQueryAsync();
        await _connection.CloseAsync();
        return released;
    }
}
