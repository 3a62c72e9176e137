using Npgsql;

namespace WarehouseFunctions;

/// <summary>The stock as a file.</summary>
public class StockExport(NpgsqlDataSource dataSource)
{
    public async Task<string> ToCsvAsync()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        using var command = new NpgsqlCommand("SELECT count(*) FROM stock", connection);
        var articles = (long)(await command.ExecuteScalarAsync())!;

        await using var rows = await connection.BeginTextExportAsync("COPY (SELECT article, quantity FROM stock ORDER BY article) TO STDOUT (FORMAT csv)");
        var csv = $"# {articles} articles\n{await rows.ReadToEndAsync()}";
        return csv;
    }

    public async Task<IReadOnlyList<string>> SuppliersAsync()
    {
        var suppliers = new List<string>();
        await using var connection = await dataSource.OpenConnectionAsync();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT supplier FROM deliveries ORDER BY supplier";

        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            suppliers.Add(reader.GetString(0));
        }

        return suppliers;
    }
}
