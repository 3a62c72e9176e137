// Group: readers
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.Readers;

public class OrderReaders(NpgsqlDataSource dataSource, string connectionString)
{
    // Right: everything in 'await using'.
    public async Task<List<int>> Numbers(CancellationToken cancel)
    {
        var numbers = new List<int>();
        await using var connection = await dataSource.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT number FROM orders", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) numbers.Add(reader.GetInt32(0));
        return numbers;
    }

    // Wrong: disposed only when there is a row.
    public async Task<int?> First(CancellationToken cancel)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT number FROM orders", connection);
        var reader = await command.ExecuteReaderAsync(cancel); // LFG2002
        if (!await reader.ReadAsync(cancel)) return null;
        var number = reader.GetInt32(0);
        await reader.DisposeAsync();
        return number;
    }

    // Wrong: closed, but not when reading throws.
    public List<string> Names()
    {
        var names = new List<string>();
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        using var command = new SqlCommand("SELECT Name FROM Orders", connection);
        var reader = command.ExecuteReader(); // LFG2002
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        reader.Close();
        return names;
    }

    // Right: the same in 'finally'.
    public List<string> NamesSafely()
    {
        var names = new List<string>();
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        using var command = new SqlCommand("SELECT Name FROM Orders", connection);
        SqlDataReader? reader = null;
        try
        {
            reader = command.ExecuteReader();
            while (reader.Read()) names.Add(reader.GetString(0));
        }
        finally
        {
            reader?.Close();
        }

        return names;
    }

    // Wrong: asked for a row, and the reader forgotten.
    public bool Exists(int number)
    {
        using var connection = dataSource.OpenConnection();
        using var command = new NpgsqlCommand("SELECT 1 FROM orders WHERE number = $1", connection);
        command.Parameters.AddWithValue(number);
        return command.ExecuteReader().HasRows; // LFG2002
    }

    // Right: two readers, one after the other.
    public (int Orders, int Items) Counts()
    {
        using var connection = dataSource.OpenConnection();
        int orders = 0, items = 0;
        using (var command = new NpgsqlCommand("SELECT count(*) FROM orders", connection))
        using (var reader = command.ExecuteReader())
        {
            if (reader.Read()) orders = reader.GetInt32(0);
        }

        using (var command = new NpgsqlCommand("SELECT count(*) FROM items", connection))
        using (var reader = command.ExecuteReader())
        {
            if (reader.Read()) items = reader.GetInt32(0);
        }

        return (orders, items);
    }

    // Wrong: the second reader overwrites the first.
    public int Sum()
    {
        var sum = 0;
        using var connection = dataSource.OpenConnection();
        using var first = new NpgsqlCommand("SELECT total FROM orders", connection);
        using var second = new NpgsqlCommand("SELECT total FROM returns", connection);
        var reader = first.ExecuteReader(); // LFG2002
        while (reader.Read()) sum += reader.GetInt32(0);
        reader = second.ExecuteReader();
        using (reader)
        {
            while (reader.Read()) sum -= reader.GetInt32(0);
        }

        return sum;
    }

    // Other: whoever gets the reader gets the connection with it; a general rule may want the command disposed.
    public async Task<NpgsqlDataReader> Open(string sql)
    {
        var connection = await dataSource.OpenConnectionAsync();
        try
        {
            var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteReaderAsync(CommandBehavior.CloseConnection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Right: reads with the reader of the method above.
    public async Task<int> Rows(string sql)
    {
        await using var reader = await Open(sql);
        var rows = 0;
        while (await reader.ReadAsync()) rows++;
        return rows;
    }

    // Wrong: the reader of that method, and the connection with it: one finding.
    public async Task<bool> Any(string sql)
    {
        var reader = await Open(sql); // LFG2002
        return await reader.ReadAsync();
    }

    // Wrong: with CloseConnection the reader stands for both.
    public int FirstNumber()
    {
        var connection = new SqlConnection(connectionString);
        connection.Open();
        using var command = new SqlCommand("SELECT Number FROM Orders", connection);
        var reader = command.ExecuteReader(CommandBehavior.CloseConnection); // LFG2002
        reader.Read();
        return reader.GetInt32(0);
    }

    // Right: the reader closes the connection, and is closed itself.
    public int LastNumber()
    {
        var connection = new SqlConnection(connectionString);
        using var command = new SqlCommand("SELECT MAX(Number) FROM Orders", connection);
        connection.Open();
        using var reader = command.ExecuteReader(CommandBehavior.CloseConnection | CommandBehavior.SingleRow);
        reader.Read();
        return reader.GetInt32(0);
    }

    // Right: a borrowed reader.
    public static Order Map(IDataRecord record, DbDataReader reader)
    {
        reader.NextResult();
        return new Order(record.GetInt32(0), reader.GetString(1));
    }

    // Right: the loan pattern for readers.
    public async Task<T> Read<T>(string sql, Func<NpgsqlDataReader, Task<T>> read)
    {
        await using var command = dataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        return await read(reader);
    }

    // Right: the one who wraps it disposes it.
    public OrderCursor Cursor()
    {
        var command = dataSource.CreateCommand("SELECT number FROM orders");
        try
        {
            var reader = command.ExecuteReader();
            return new OrderCursor(command, reader);
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    // Wrong: only the task is awaited, nobody takes the reader.
    public async Task Warm()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT warm()", connection);
        await command.ExecuteReaderAsync(); // LFG2002
    }

    // Right: loaded into a table, inside 'using'.
    public DataTable Table()
    {
        var table = new DataTable();
        using (var connection = new SqlConnection(connectionString))
        {
            connection.Open();
            using (var command = new SqlCommand("SELECT * FROM Orders", connection))
            using (var reader = command.ExecuteReader())
                table.Load(reader);
        }

        return table;
    }

    // Right: named arguments, a cast, ConfigureAwait.
    public async Task<int> Cast(CancellationToken cancel)
    {
        await using var connection = (NpgsqlConnection)await ((DbDataSource)dataSource).OpenConnectionAsync(cancel).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(connection: connection, cmdText: "SELECT 1");
        await using var reader = (NpgsqlDataReader)await ((DbCommand)command).ExecuteReaderAsync(cancel).ConfigureAwait(false);
        return await reader.ReadAsync(cancel).ConfigureAwait(false) ? reader.GetInt32(0) : 0;
    }

    // Wrong: the same without 'using', through ConfigureAwait.
    public async Task<int> Configured(CancellationToken cancel)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false); // LFG2002
        await reader.ReadAsync(cancel).ConfigureAwait(false);
        return reader.GetInt32(0);
    }
}

public record Order(int Number, string Name);

// Right: owns what it was given.
public sealed class OrderCursor(NpgsqlCommand command, NpgsqlDataReader reader) : IDisposable
{
    public bool Next() => reader.Read();

    public void Dispose()
    {
        reader.Dispose();
        command.Dispose();
    }
}
