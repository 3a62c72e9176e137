using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClinicFunctions;

/// <summary>Marks tomorrow's appointments as reminded; another system sends the messages.</summary>
public class ReminderFunction(ILogger<ReminderFunction> logger)
{
    private static readonly NpgsqlDataSource DataSource = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("CLINIC_DB")!);

    [Function("Remind")]
    public async Task Run([TimerTrigger("0 0 18 * * *")] TimerInfo timer)
    {
        try
        {
            await using var command = DataSource.CreateCommand(
                "UPDATE appointments SET status = 'reminded' WHERE status = 'booked' AND starts_at < now() + interval '1 day'");
            var reminded = await command.ExecuteNonQueryAsync();
            logger.LogInformation("{Count} patients will be reminded", reminded);
        }
        catch (NpgsqlException exception) when (exception.IsTransient)
        {
            // After a failover every pooled connection leads to the old server.
            logger.LogWarning(exception, "The database went away; the next run starts with new connections");
            DataSource.Clear();
            throw;
        }
    }
}
