using Amazon.Lambda.Core;
using Dapper;

namespace TenantReports;

/// <summary>The days of a tenant's last month on which it made more reports than on the average day, those without any counted in.</summary>
public class MonthlyReport
{
    public async Task<IReadOnlyList<DayOfUse>> BusyDays(TenantRequest request, ILambdaContext context)
    {
        await using var connection = await TenantDatabase.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("SELECT set_config('app.tenant', @tenant, true)", new { tenant = request.Tenant.ToString() }, transaction);

        await connection.ExecuteAsync("CREATE TEMP TABLE month_days (day date PRIMARY KEY, reports int NOT NULL DEFAULT 0) ON COMMIT DROP", transaction: transaction);
        await connection.ExecuteAsync(
            """
            INSERT INTO month_days (day)
            SELECT day::date
            FROM (SELECT date_trunc('month', max(day)) AS first FROM usage) month, generate_series(first, first + interval '1 month - 1 day', interval '1 day') day;
            UPDATE month_days SET reports = usage.reports FROM usage WHERE usage.day = month_days.day
            """,
            transaction: transaction);

        await connection.ExecuteAsync(
            """
            CREATE TEMPORARY TABLE month_average ON COMMIT DROP AS
            SELECT avg(reports) AS reports FROM month_days
            """,
            transaction: transaction);

        var busy = await connection.QueryAsync<DayOfUse>(
            "SELECT day::text AS day, month_days.reports FROM month_days, month_average WHERE month_days.reports > month_average.reports ORDER BY day",
            transaction: transaction);

        await transaction.CommitAsync();
        return busy.AsList();
    }
}
