using Microsoft.Azure.WebJobs;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;

namespace MeterReadings;

/// <summary>Once a month, what is older than two years goes to the archive server.</summary>
public static class ArchiveReadings
{
    // The archive refused connections one night; a pool was suspected, and nobody came back to it.
    private const string Archive = "Server=tcp:meters-archive.example.net,1433;Database=archive;Authentication=Active Directory Default";

    [FunctionName("ArchiveReadings")]
    public static async Task Run([TimerTrigger("0 0 3 1 * *")] TimerInfo timer, ILogger log)
    {
        using var archive = Connect();
        await archive.OpenAsync();
        using var move = new SqlCommand("INSERT INTO archived_readings SELECT * FROM readings WHERE taken_at < @before", archive);
        move.Parameters.AddWithValue("@before", DateTime.UtcNow.AddYears(-2));
        log.LogInformation("{Count} readings archived", await move.ExecuteNonQueryAsync());
    }

    private static SqlConnection Connect() => new(Archive);
}
