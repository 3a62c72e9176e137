using System.Text;
using Amazon.Lambda.Core;
using Dapper;

namespace TenantReports;

/// <summary>All that a tenant has used, as CSV. Read in pages, for the function has little memory.</summary>
public class UsageExport
{
    private const int PageSize = 100;

    public async Task<string> Export(TenantRequest request, ILambdaContext context)
    {
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync($"SET SESSION app.tenant = '{request.Tenant}'", transaction: transaction);
        await connection.ExecuteAsync("DECLARE lines NO SCROLL CURSOR WITH HOLD FOR SELECT day::text AS day, reports FROM usage ORDER BY day", transaction: transaction);

        var csv = new StringBuilder("day,reports\n");
        List<DayOfUse> page;
        do
        {
            page = (await connection.QueryAsync<DayOfUse>($"FETCH {PageSize} FROM lines", transaction: transaction)).AsList();
            foreach (var line in page) csv.Append(line.Day).Append(',').Append(line.Reports).Append('\n');
        }
        while (page.Count == PageSize);

        await transaction.CommitAsync();
        return csv.ToString();
    }
}
