// Trap: 'await using' gains nothing where DisposeAsync only calls Dispose (Meziantou.Analyzer #1117, #1121, #1132, #1134, #1147).
// Suggests: LFG1011
using Microsoft.Azure.Functions.Worker;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Shop;

public class Reports
{
    private readonly string _connectionString = Environment.GetEnvironmentVariable("REPORTS_DB")!;

    [Function("Reports")]
    public async Task<int> Run([QueueTrigger("reports")] string message)
    {
        using var connection = new SqlConnection(_connectionString);
        await connection.OpenAsync();
        using var command = new SqlCommand("SELECT COUNT(*) FROM Reports", connection);
        using (var reader = await command.ExecuteReaderAsync())
        {
            return await reader.ReadAsync() ? reader.GetInt32(0) : 0;
        }
    }

    private static async Task<object?> Cached(string key)
    {
        using var connection = new SqliteConnection("Data Source=/tmp/cache.db");
        await connection.OpenAsync();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM cache";
        return await command.ExecuteScalarAsync();
    }
}
