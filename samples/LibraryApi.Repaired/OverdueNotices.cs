using Dapper;
using Npgsql;

namespace LibraryApi;

/// <summary>Came from a console tool.</summary>
public class OverdueNotices
{
    private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("LIBRARY_DB")!);

    public async Task<IEnumerable<string>> WriteAsync()
    {
        await using var connection = await Db.OpenConnectionAsync();
        var today = TimeProvider.System.GetUtcNow();
        return await connection.QueryAsync<string>("SELECT reader || ': ' || isbn FROM loans WHERE due < @today ORDER BY due", new { today });
    }
}
