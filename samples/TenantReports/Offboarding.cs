using Amazon.Lambda.Core;
using Dapper;

namespace TenantReports;

/// <summary>A tenant leaves, and nothing of it shall stay.</summary>
public class Offboarding
{
    public async Task<int> Remove(TenantRequest request, ILambdaContext context)
    {
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();
        var removed = await connection.ExecuteAsync("DELETE FROM plan_changes WHERE tenant = @Tenant", request);
        removed += await connection.ExecuteAsync("DELETE FROM tenants WHERE id = @Tenant", request);

        // Its report may have left temporary tables.
        await connection.ExecuteAsync("DISCARD TEMP");
        return removed;
    }
}
