// Trap: a console that migrates and seeds stands beside the functions; it runs when somebody starts it.
using Npgsql;

namespace Shop;

public static class Program
{
    public static async Task Main(string[] args)
    {
        foreach (var database in args)
        {
            await using var source = NpgsqlDataSource.Create($"Host=localhost;Database={database}");
            await using var connection = new NpgsqlConnection($"Host=localhost;Database={database};Pooling=false");
            await connection.OpenAsync();
            await new NpgsqlCommand("CREATE TABLE IF NOT EXISTS orders (id int)", connection).ExecuteNonQueryAsync();
        }
    }
}
