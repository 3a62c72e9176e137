using Amazon.Lambda.Core;
using Dapper;

namespace TenantReports;

/// <summary>Removes old exports. There may be many, so the statement gets more time than the role has.</summary>
public class ExportCleanup
{
    public async Task<int> RemoveOld(ILambdaContext context)
    {
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("SET LOCAL statement_timeout = '5min'");
        return await connection.ExecuteAsync("DELETE FROM exports WHERE started_at < now() - interval '30 days'");
    }
}
