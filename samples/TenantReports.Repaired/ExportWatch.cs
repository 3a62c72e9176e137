using Amazon.Lambda.Core;
using Dapper;

namespace TenantReports;

/// <summary>The browser asks whether its export is ready; the answer waits until it is, or until the time is up.</summary>
public class ExportWatch
{
    public async Task<bool> WaitForExport(ExportRequest request, ILambdaContext context)
    {
        // Asking again costs a query in 200 ms; between two of them the connection is somebody else's.
        for (var end = DateTime.UtcNow.AddSeconds(request.WaitSeconds); ; await Task.Delay(TimeSpan.FromMilliseconds(200)))
        {
            if (await IsReadyAsync(request.Export)) return true;
            if (DateTime.UtcNow >= end) return false;
        }
    }

    private static async Task<bool> IsReadyAsync(Guid export)
    {
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM exports WHERE id = @id AND status = 'ready')", new { id = export });
    }
}
