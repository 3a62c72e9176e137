using System.Text.Json;
using Microsoft.Azure.WebJobs;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;

namespace MeterReadings;

public record Reading(string MeterId, DateTime TakenAt, decimal Kwh);

public static class IngestReading
{
    [FunctionName("IngestReading")]
    public static async Task Run([QueueTrigger("readings", Connection = "READINGS_QUEUE")] string message, ILogger log)
    {
        var reading = JsonSerializer.Deserialize<Reading>(message, JsonSerializerOptions.Web)!;

        using (var connection = MetersDatabase.Connect())
        {
            await connection.OpenAsync();
            using var insert = new SqlCommand("INSERT INTO readings (meter_id, taken_at, kwh) VALUES (@meter, @takenAt, @kwh)", connection);
            insert.Parameters.AddWithValue("@meter", reading.MeterId);
            insert.Parameters.AddWithValue("@takenAt", reading.TakenAt);
            insert.Parameters.AddWithValue("@kwh", reading.Kwh);
            await insert.ExecuteNonQueryAsync();
        }

        log.LogInformation("Meter {MeterId}: {Kwh} kWh", reading.MeterId, reading.Kwh);
    }
}
