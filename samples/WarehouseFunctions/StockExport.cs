using Npgsql;

namespace WarehouseFunctions;

/// <summary>The stock as a file.</summary>
public class StockExport(NpgsqlDataSource dataSource)
{
    public async Task<string> ToCsvAsync()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var articles = (long)(await new NpgsqlCommand("SELECT count(*) FROM stock", connection).ExecuteScalarAsync())!;

        var rows = await connection.BeginTextExportAsync("COPY (SELECT article, quantity FROM stock ORDER BY article) TO STDOUT (FORMAT csv)");
        var csv = $"# {articles} articles\n{await rows.ReadToEndAsync()}";
        rows.Close();
        return csv;
    }

    public async Task<IReadOnlyList<string>> SuppliersAsync()
    {
        var suppliers = new List<string>();
        await using var connection = await dataSource.OpenConnectionAsync();
        var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT supplier FROM deliveries ORDER BY supplier";

        var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            suppliers.Add(reader.GetString(0));
        }

        reader.Close();
        return suppliers;
    }
}
