using Dapper;
using Npgsql;

namespace WarehouseFunctions;

/// <summary>What the warehouse has.</summary>
public class StockQueries(NpgsqlDataSource dataSource)
{
    public async Task<StockLevel?> FindAsync(string article)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var level = await connection.QuerySingleOrDefaultAsync<StockLevel>("SELECT article, quantity FROM stock WHERE article = @article", new { article });
        if (level is null)
        {
            return null; // never heard of it
        }

        return level;
    }

    public async Task<IEnumerable<StockLevel>> BelowAsync(int quantity)
    {
        await using var connection = dataSource.OpenConnection();
        return await connection.QueryAsync<StockLevel>("SELECT article, quantity FROM stock WHERE quantity < @quantity ORDER BY article", new { quantity });
    }

    public async Task<bool> IsReachableAsync()
    {
        try
        {
            await using NpgsqlConnection connection = await dataSource.OpenConnectionAsync();
            await connection.ExecuteAsync("SELECT FROM stock LIMIT 0");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>A connection to a database that has the tables which this version needs.</summary>
    public async Task<NpgsqlConnection> OpenMigratedAsync()
    {
        var connection = await dataSource.OpenConnectionAsync();
        try
        {
            // Deployments migrate first; now and then somebody forgets.
            var hasSeals = await connection.ExecuteScalarAsync<bool>("SELECT to_regclass('seals') IS NOT NULL");
            return hasSeals ? connection : throw new InvalidOperationException("The database is older than this version.");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
