using Dapper;
using Npgsql;

namespace LibraryApi;

/// <summary>Came from a console tool with a container of its own.</summary>
public class OverdueNotices
{
    public async Task<IEnumerable<string>> WriteAsync()
    {
        await using var provider = new ServiceCollection()
            .AddSingleton(_ => NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("LIBRARY_DB")!))
            .AddSingleton<TimeProvider>(TimeProvider.System)
            .BuildServiceProvider();

        await using var connection = await provider.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        var today = provider.GetRequiredService<TimeProvider>().GetUtcNow();
        return await connection.QueryAsync<string>("SELECT reader || ': ' || isbn FROM loans WHERE due < @today ORDER BY due", new { today });
    }
}
