using Amazon.Lambda.Core;
using Dapper;

namespace TenantReports;

/// <summary>A tenant takes another plan, and the change is written down with it.</summary>
public class PlanChange
{
    public async Task Change(PlanRequest request, ILambdaContext context)
    {
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("UPDATE tenants SET plan = @Plan WHERE id = @Tenant", request, transaction);
        await connection.ExecuteAsync("INSERT INTO plan_changes (tenant, plan) VALUES (@Tenant, @Plan)", request, transaction);
        await transaction.CommitAsync();
    }
}
