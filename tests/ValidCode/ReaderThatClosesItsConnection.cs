// Trap: with CommandBehavior.CloseConnection the reader gives the connection back.
using System.Data;
using Npgsql;

namespace Shop;

public class Rows(NpgsqlDataSource dataSource)
{
    public async Task<NpgsqlDataReader> Open(string sql)
    {
        var connection = dataSource.CreateConnection();
        await connection.OpenAsync();
        var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteReaderAsync(CommandBehavior.CloseConnection);
    }

    public async Task<int> Count(string sql)
    {
        await using var reader = await Open(sql);
        var rows = 0;
        while (await reader.ReadAsync()) rows++;
        return rows;
    }
}
