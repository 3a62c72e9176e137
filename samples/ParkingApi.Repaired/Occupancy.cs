using Npgsql;

namespace ParkingApi;

public record NewSession(string Garage, string Plate);

/// <summary>How many cars are in a garage. The signs at the entrances ask every few seconds.</summary>
public class Occupancy
{
    private readonly NpgsqlDataSource _db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("PARKING_DB")!);

    public async Task<long> OfAsync(string garage)
    {
        await using var connection = await _db.OpenConnectionAsync();

        await using var command = new NpgsqlCommand("SELECT count(*) FROM sessions WHERE garage = $1 AND left_at IS NULL", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = garage });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
