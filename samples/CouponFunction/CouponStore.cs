using Dapper;
using Npgsql;

namespace CouponFunction;

public interface ICouponStore
{
    /// <summary>False where the customer has redeemed it before.</summary>
    Task<bool> RedeemAsync(string code, string customer);
}

public class CouponStore : ICouponStore
{
    private static readonly string ConnectionString = Environment.GetEnvironmentVariable("COUPONS_DB") ?? throw new InvalidOperationException("COUPONS_DB is not set.");

    public async Task<bool> RedeemAsync(string code, string customer)
    {
        using var db = new NpgsqlConnection(ConnectionString);
        var rows = await db.ExecuteAsync("INSERT INTO redemptions (code, customer) VALUES (@code, @customer) ON CONFLICT DO NOTHING", new { code, customer });
        return rows == 1;
    }
}
