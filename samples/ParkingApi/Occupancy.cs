using Npgsql;

namespace ParkingApi;

public record NewSession(string Garage, string Plate);

/// <summary>How many cars are in a garage. The signs at the entrances ask every few seconds.</summary>
public class Occupancy
{
    private readonly NpgsqlConnection _connection = new(Environment.GetEnvironmentVariable("PARKING_DB"));

    public async Task<long> OfAsync(string garage)
    {
        if (_connection.State != System.Data.ConnectionState.Open) await _connection.OpenAsync();

        await using var command = new NpgsqlCommand("SELECT count(*) FROM sessions WHERE garage = $1 AND left_at IS NULL", _connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = garage });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
