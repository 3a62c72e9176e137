// Trap: CommandBehavior.CloseConnection hands the connection to the reader; the caller disposes the reader.
using System.Data;
using Amazon.Lambda.Annotations;
using Npgsql;

namespace Shop;

public class Functions
{
    private static readonly NpgsqlDataSource Source = new NpgsqlDataSourceBuilder("Host=db;Application Name=shop").Build();

    [LambdaFunction]
    public async Task<int> CountOrders(string customer)
    {
        var count = 0;
        using var reader = await ReadAsync("select id from orders");
        while (reader.Read()) count++;
        return count;
    }

    private static async Task<IDataReader> ReadAsync(string sql)
    {
        var connection = Source.CreateConnection();
        try
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteReaderAsync(CommandBehavior.CloseConnection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
