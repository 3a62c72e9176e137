using Amazon.Lambda.Core;
using Dapper;

namespace TenantReports;

/// <summary>The support looks at the usage of all tenants, with a role that may.</summary>
public class SupportAccess
{
    public async Task<long> ReportsOfAllTenants(ILambdaContext context)
    {
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("SET LOCAL ROLE support_reader", transaction: transaction);
        var reports = await connection.ExecuteScalarAsync<long>("SELECT coalesce(sum(reports), 0) FROM usage", transaction: transaction);
        await transaction.CommitAsync();
        return reports;
    }
}
