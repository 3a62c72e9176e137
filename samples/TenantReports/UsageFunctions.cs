using Amazon.Lambda.Core;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace TenantReports;

/// <summary>What a tenant uses. Row-level security shows and takes the rows of <c>app.tenant</c> only.</summary>
public class UsageFunctions
{
    public async Task<IReadOnlyList<DayOfUse>> Usage(TenantRequest request, ILambdaContext context)
    {
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("SELECT set_config('app.tenant', @tenant, false)", new { tenant = request.Tenant.ToString() }, transaction);

        var days = await connection.QueryAsync<DayOfUse>("SELECT day::text AS day, reports FROM usage ORDER BY day", transaction: transaction);

        await transaction.CommitAsync();
        return days.AsList();
    }

    public async Task<int> Import(UsageImport import, ILambdaContext context)
    {
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync($"SET app.tenant = '{import.Tenant}'", transaction: transaction);

        await using var insert = new NpgsqlCommand("INSERT INTO usage (tenant, day, reports) VALUES ($1, $2::date, $3)", connection, transaction);
        insert.Parameters.AddWithValue(NpgsqlDbType.Uuid, import.Tenant);
        var day = insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text });
        var reports = insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer });
        await insert.PrepareAsync();
        foreach (var use in import.Days)
        {
            day.Value = use.Day;
            reports.Value = use.Reports;
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return import.Days.Count;
    }
}
