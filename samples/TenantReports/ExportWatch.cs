using Amazon.Lambda.Core;
using Dapper;

namespace TenantReports;

/// <summary>The browser asks whether its export is ready; the answer waits until it is, or until the time is up.</summary>
public class ExportWatch
{
    public async Task<bool> WaitForExport(ExportRequest request, ILambdaContext context)
    {
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();
        var ready = false;
        connection.Notification += (_, notification) => ready |= notification.Payload == request.Export.ToString();
        await connection.ExecuteAsync("LISTEN export_ready");

        // It may have been ready before we listened.
        ready = await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM exports WHERE id = @id AND status = 'ready')", new { id = request.Export });
        for (var end = DateTime.UtcNow.AddSeconds(request.WaitSeconds); !ready && DateTime.UtcNow < end;)
        {
            await connection.WaitAsync(TimeSpan.FromMilliseconds(200));
        }

        return ready;
    }
}
