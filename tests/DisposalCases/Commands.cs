// Group: commands and batches
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.Commands;

public class Stock(NpgsqlDataSource dataSource)
{
    private readonly string _connectionString = "Server=db;Database=stock";

    // Wrong: the most frequent one.
    public async Task Take(int article)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var command = new NpgsqlCommand("UPDATE stock SET left = left - 1 WHERE article = $1", connection); // LFG2002
        command.Parameters.AddWithValue(article);
        await command.ExecuteNonQueryAsync();
    }

    // Wrong: CreateCommand is the same.
    public void Put(int article)
    {
        using var connection = dataSource.OpenConnection();
        var command = connection.CreateCommand(); // LFG2002
        command.CommandText = "UPDATE stock SET left = left + 1 WHERE article = $1";
        command.Parameters.AddWithValue(article);
        command.ExecuteNonQuery();
    }

    // Wrong: in one line, of the data source.
    public Task<object?> Left(int article) => dataSource.CreateCommand("SELECT left FROM stock WHERE article = " + article).ExecuteScalarAsync(); // LFG2002

    // Wrong: a command for each turn of the loop.
    public void TakeAll(IEnumerable<int> articles)
    {
        using var connection = new SqlConnection(_connectionString);
        connection.Open();
        foreach (var article in articles)
        {
            var command = new SqlCommand("EXEC dbo.Take @article", connection); // LFG2002
            command.Parameters.AddWithValue("@article", article);
            command.ExecuteNonQuery();
        }
    }

    // Right: one command for all turns.
    public void PutAll(IEnumerable<int> articles)
    {
        using var connection = new SqlConnection(_connectionString);
        connection.Open();
        using var command = new SqlCommand("EXEC dbo.Put @article", connection);
        var parameter = command.Parameters.Add(new SqlParameter("@article", SqlDbType.Int));
        foreach (var article in articles)
        {
            parameter.Value = article;
            command.ExecuteNonQuery();
        }
    }

    // Right: a 'using' for each turn.
    public void Each(IEnumerable<string> statements)
    {
        using var connection = new SqlConnection(_connectionString);
        connection.Open();
        foreach (var sql in statements)
        {
            using var command = new SqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }

    // Wrong: the first command is lost when the variable gets the second.
    public void TwoSteps()
    {
        using var connection = new SqlConnection(_connectionString);
        connection.Open();
        var command = new SqlCommand("EXEC dbo.First", connection); // LFG2002
        command.ExecuteNonQuery();
        command = new SqlCommand("EXEC dbo.Second", connection);
        using (command) command.ExecuteNonQuery();
    }

    // Right: made by a helper, disposed by the caller.
    public int Count()
    {
        using var connection = dataSource.OpenConnection();
        using var command = Make(connection, "SELECT count(*) FROM stock");
        return Convert.ToInt32(command.ExecuteScalar());
    }

    // Right: the helper.
    private static NpgsqlCommand Make(NpgsqlConnection connection, string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.CommandTimeout = 5;
        return command;
    }

    // Wrong: made by the helper, not disposed.
    public int Sum()
    {
        using var connection = dataSource.OpenConnection();
        var command = Make(connection, "SELECT sum(left) FROM stock"); // LFG2002
        return Convert.ToInt32(command.ExecuteScalar());
    }

    // Wrong: disposed, but not when executing it throws.
    public void Clear()
    {
        using var connection = new SqlConnection(_connectionString);
        connection.Open();
        var command = new SqlCommand("DELETE FROM Stock", connection); // LFG2002
        command.ExecuteNonQuery();
        command.Dispose();
    }

    // Right: an extension that sets parameters returns the command that it was given.
    public async Task Rename(int article, string name)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("UPDATE stock SET name = @name WHERE article = @article", connection).With("name", name).With("article", article);
        await command.ExecuteNonQueryAsync();
    }

    // Wrong: a batch.
    public async Task Both()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var batch = new NpgsqlBatch(connection) // LFG2002
        {
            BatchCommands = { new("UPDATE stock SET left = 0"), new("DELETE FROM orders") },
        };
        await batch.ExecuteNonQueryAsync();
    }

    // Right: a batch in 'await using'. Its single commands have nothing to dispose.
    public async Task BothSafely()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("UPDATE stock SET left = 0"));
        await batch.ExecuteNonQueryAsync();
    }

    // Wrong: a batch of the data source.
    public async Task OfTheSource()
    {
        var batch = dataSource.CreateBatch(); // LFG2002
        batch.BatchCommands.Add(new NpgsqlBatchCommand("UPDATE stock SET left = 0"));
        await batch.ExecuteNonQueryAsync();
    }

    // Right: the adapter fills a table; the connection is disposed, which is all there is to it.
    public DataTable Table()
    {
        var table = new DataTable();
        using var connection = new NpgsqlConnection("Host=db");
        using var adapter = new NpgsqlDataAdapter("SELECT * FROM stock", connection);
        adapter.Fill(table);
        return table;
    }

    // Right: a command that the caller lends.
    public static void AddTenant(DbCommand command, string tenant)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "tenant";
        parameter.Value = tenant;
        command.Parameters.Add(parameter);
    }

    // Right: commands of a list that is disposed.
    public void Together()
    {
        using var connection = dataSource.OpenConnection();
        var commands = new List<NpgsqlCommand>();
        try
        {
            commands.Add(new NpgsqlCommand("SELECT 1", connection));
            commands.Add(new NpgsqlCommand("SELECT 2", connection));
            foreach (var command in commands) command.ExecuteNonQuery();
        }
        finally
        {
            commands.ForEach(command => command.Dispose());
        }
    }

    // Right: prepared once and kept by the object that disposes it.
    public sealed class Prepared : IDisposable
    {
        private readonly NpgsqlCommand _command;

        public Prepared(NpgsqlConnection connection) => _command = new NpgsqlCommand("SELECT 1", connection);

        public void Run() => _command.ExecuteNonQuery();

        public void Dispose() => _command.Dispose();
    }

    // Wrong: a condition disposes it only sometimes.
    public void Maybe(bool verbose)
    {
        using var connection = dataSource.OpenConnection();
        var command = new NpgsqlCommand("SELECT 1", connection); // LFG2002
        if (verbose)
        {
            command.ExecuteNonQuery();
            command.Dispose();
        }
    }
}

public static class CommandExtensions
{
    public static NpgsqlCommand With(this NpgsqlCommand command, string name, object value)
    {
        command.Parameters.AddWithValue(name, value);
        return command;
    }
}
