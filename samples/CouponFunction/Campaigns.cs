using Dapper;
using Npgsql;

namespace CouponFunction;

public class Campaigns
{
    private readonly NpgsqlDataSource _dataSource;

    public Campaigns()
    {
        var builder = new NpgsqlDataSourceBuilder(Environment.GetEnvironmentVariable("COUPONS_DB"));
        builder.ConnectionStringBuilder.ApplicationName = "coupons";
        _dataSource = builder.Build();
    }

    public async Task<bool> IsRunningAsync(string code)
    {
        await using var connection = await _dataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM campaigns WHERE code = @code AND ends_at > now())", new { code });
    }
}
