using Amazon.Lambda.Core;
using Dapper;
using Medallion.Threading.Postgres;

namespace TenantReports;

/// <summary>Reminds those that have not paid, once: everybody who runs it waits for the lock.</summary>
public class DunningRun
{
    private static readonly PostgresDistributedLock Lock = new(new PostgresAdvisoryLockKey(7002), Environment.GetEnvironmentVariable("TENANTS_DB")!, options => options.UseTransaction());

    public async Task Run(ILambdaContext context)
    {
        await using var held = await Lock.AcquireAsync(TimeSpan.FromSeconds(20));
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("INSERT INTO dunning_runs DEFAULT VALUES");
    }
}
