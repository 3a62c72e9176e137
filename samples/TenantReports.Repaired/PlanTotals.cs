using Amazon.Lambda.Core;
using Dapper;

namespace TenantReports;

/// <summary>How many tenants have which plan.</summary>
public class PlanTotals
{
    private static readonly string[] Plans = ["basic", "plus"];

    public async Task<IReadOnlyList<PlanTotal>> Totals(ILambdaContext context)
    {
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();

        var totals = new List<PlanTotal>();
        foreach (var plan in Plans) totals.Add(new PlanTotal(plan, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM tenants WHERE plan = @plan", new { plan })));

        return totals;
    }
}
