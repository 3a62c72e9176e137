using Amazon.Lambda.Core;
using Dapper;

namespace TenantReports;

/// <summary>Adds up a day. EventBridge may deliver an event twice, so the day is closed by whoever gets the lock.</summary>
public class NightlyClosing
{
    private const long Closing = 7001;

    public async Task<bool> CloseDay(string day, ILambdaContext context)
    {
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (!await connection.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_xact_lock(@closing)", new { closing = Closing }, transaction))
        {
            context.Logger.LogLine($"Somebody else is closing {day}.");
            return false;
        }

        await connection.ExecuteAsync(
            """
            INSERT INTO closed_days (day, reports) VALUES (@day::date, usage_of_day(@day::date))
            ON CONFLICT (day) DO UPDATE SET reports = excluded.reports
            """,
            new { day },
            transaction);
        await transaction.CommitAsync();
        return true;
    }
}
