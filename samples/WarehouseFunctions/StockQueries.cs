using Dapper;
using Npgsql;

namespace WarehouseFunctions;

/// <summary>What the warehouse has.</summary>
public class StockQueries(NpgsqlDataSource dataSource)
{
    public async Task<StockLevel?> FindAsync(string article)
    {
        var connection = await dataSource.OpenConnectionAsync();
        var level = await connection.QuerySingleOrDefaultAsync<StockLevel>("SELECT article, quantity FROM stock WHERE article = @article", new { article });
        if (level is null)
        {
            return null; // never heard of it
        }

        await connection.CloseAsync();
        return level;
    }

    public Task<IEnumerable<StockLevel>> BelowAsync(int quantity) =>
        dataSource.OpenConnection().QueryAsync<StockLevel>("SELECT article, quantity FROM stock WHERE quantity < @quantity ORDER BY article", new { quantity });

    public async Task<bool> IsReachableAsync()
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await dataSource.OpenConnectionAsync();
            await connection.ExecuteAsync("SELECT FROM stock LIMIT 0");
            await connection.CloseAsync();
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
        // Deployments migrate first; now and then somebody forgets.
        var hasSeals = await connection.ExecuteScalarAsync<bool>("SELECT to_regclass('seals') IS NOT NULL");
        return hasSeals ? connection : throw new InvalidOperationException("The database is older than this version.");
    }
}
