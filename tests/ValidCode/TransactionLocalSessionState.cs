// Trap: what looks like session state and ends with its transaction, in each of the ways to have one.
using System.Data;
using Amazon.Lambda.Core;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tenants;

public class TenantContext : DbContext
{
    public TenantContext(DbContextOptions<TenantContext> options) : base(options)
    {
    }
}

public class Function
{
    private const string Tenant = "select set_config('app.tenant', @tenant, true)";

    private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!);

    public async Task<int> FunctionHandler(string tenant, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(Tenant, new { tenant }, transaction);
        await connection.ExecuteAsync("SET LOCAL statement_timeout = '5s'; SELECT pg_advisory_xact_lock(42)", transaction: transaction);
        await connection.ExecuteAsync("CREATE TEMP TABLE totals (customer int) ON COMMIT DROP", transaction: transaction);
        await using var update = new NpgsqlCommand(
            """
            UPDATE orders
            SET total = 0, listen = 'SET ROLE admin', note = $$ SET search_path = x $$
            WHERE "set" = 1 -- SET ROLE admin
            """, connection, transaction);
        await update.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return await CountAsync(tenant);
    }

    private static async Task<int> CountAsync(string tenant)
    {
        await using var connection = await Db.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("select set_config('app.tenant', $1, true)") { Parameters = { new NpgsqlParameter { Value = tenant } } },
                new NpgsqlBatchCommand("select count(*) from orders"),
            },
        };
        return Convert.ToInt32(await batch.ExecuteScalarAsync());
    }
}

public class TenantJobs
{
    private readonly TenantContext _context;

    public TenantJobs(TenantContext context) => _context = context;

    public Task RunAsync(string tenant) => _context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
    {
        await using var transaction = await _context.Database.BeginTransactionAsync();
        await _context.Database.ExecuteSqlAsync($"select set_config('app.tenant', {tenant}, true)");
        await _context.Database.ExecuteSqlRawAsync("SET LOCAL ROLE tenant_user");
        await transaction.CommitAsync();
    });

    public static Task SetTenantAsync(IDbConnection connection, IDbTransaction transaction, string tenant) =>
        connection.ExecuteAsync("SET LOCAL app.tenant = '" + tenant.Replace("'", "''") + "'", transaction: transaction);
}
