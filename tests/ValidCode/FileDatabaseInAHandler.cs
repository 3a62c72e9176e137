// Trap: SQLite has no server; opening the file each time costs nothing and drowns nobody.
using Microsoft.Azure.WebJobs;
using Microsoft.Data.Sqlite;

namespace Shop;

public static class Lookup
{
    [FunctionName(nameof(Lookup))]
    public static async Task Run([QueueTrigger("zips")] string zip)
    {
        await using var connection = new SqliteConnection("Data Source=zips.db;Mode=ReadOnly");
        await connection.OpenAsync();
    }
}
