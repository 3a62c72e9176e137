// Trap: an iterator over a reader; a table that reads a reader to its end and closes it.
using System.Data;
using Amazon.Lambda.Annotations;
using Npgsql;

namespace Shop;

public class Functions
{
    private static readonly NpgsqlDataSource Source = new NpgsqlDataSourceBuilder("Host=db;Application Name=shop").Build();

    [LambdaFunction]
    public int CountOrders(string customer)
    {
        using var connection = Source.OpenConnection();
        using var command = new NpgsqlCommand("select id from orders", connection);
        var table = new DataTable();
        table.Load(command.ExecuteReader());

        using var reader = command.ExecuteReader();
        return table.Rows.Count + Rows(reader).Count();
    }

    private static IEnumerable<int> Rows(IDataReader reader)
    {
        while (reader.Read()) yield return reader.GetInt32(0);
    }
}
