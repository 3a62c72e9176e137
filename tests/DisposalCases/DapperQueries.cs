// Group: Dapper
using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.Dapper;

public class CustomerQueries
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly string _connectionString;

    public CustomerQueries(NpgsqlDataSource dataSource, string connectionString)
    {
        _dataSource = dataSource;
        _connectionString = connectionString;
    }

    // Right: the property is a factory.
    private IDbConnection Connection => new SqlConnection(_connectionString);

    // Right: what everyone does with it.
    public IEnumerable<Customer> All()
    {
        using (IDbConnection db = Connection)
        {
            return db.Query<Customer>("SELECT * FROM Customer");
        }
    }

    // Wrong: each read of the property makes a connection.
    public Customer? Find(int id)
    {
        return Connection.QueryFirstOrDefault<Customer>("SELECT * FROM Customer WHERE Id = @id", new { id }); // LFG2001
    }

    // Wrong: the property again, with a variable and no 'using'.
    public int Rename(int id, string name)
    {
        var db = Connection; // LFG2001
        return db.Execute("UPDATE Customer SET Name = @name WHERE Id = @id", new { id, name });
    }

    // Right: several results of one query.
    public async Task<(List<Customer>, int)> Page(int page)
    {
        await using var connection = await _dataSource.OpenConnectionAsync();
        await using var results = await connection.QueryMultipleAsync("SELECT * FROM customer OFFSET @page; SELECT count(*) FROM customer", new { page });
        return ((await results.ReadAsync<Customer>()).ToList(), await results.ReadSingleAsync<int>());
    }

    // Wrong: opened by hand, then closed only on success.
    public async Task<IEnumerable<Customer>> Search(string text)
    {
        var connection = new NpgsqlConnection(_connectionString); // LFG2001
        await connection.OpenAsync();
        var found = await connection.QueryAsync<Customer>("SELECT * FROM customer WHERE name LIKE @text", new { text });
        await connection.CloseAsync();
        return found;
    }

    // Right: never opened by hand, disposed on the normal path; when the query throws, Dapper has closed it.
    public async Task<int> Count()
    {
        var connection = new NpgsqlConnection(_connectionString);
        var count = await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM customer");
        await connection.CloseAsync();
        return count;
    }

    // Wrong: the same, never disposed.
    public async Task<int> CountForgotten()
    {
        var connection = new NpgsqlConnection(_connectionString); // LFG2001
        return await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM customer");
    }

    // Wrong: Dapper's reader.
    public List<string> Names()
    {
        var names = new List<string>();
        using var connection = new SqlConnection(_connectionString);
        var reader = connection.ExecuteReader("SELECT Name FROM Customer"); // LFG2002
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    // Other: a table that has loaded the last result closes the reader.
    public DataTable Table()
    {
        var table = new DataTable();
        using var connection = new SqlConnection(_connectionString);
        var reader = connection.ExecuteReader("SELECT * FROM Customer");
        table.Load(reader);
        return table;
    }

    // Right: Dapper's reader in 'using'.
    public DataTable TableSafely()
    {
        var table = new DataTable();
        using var connection = new SqlConnection(_connectionString);
        using var reader = connection.ExecuteReader("SELECT * FROM Customer");
        table.Load(reader);
        return table;
    }

    // Right: the static form of the extension borrows as well.
    public int Static()
    {
        using var connection = new SqlConnection(_connectionString);
        return SqlMapper.Execute(connection, "DELETE FROM Customer");
    }

    // Wrong: the static form without disposal.
    public int StaticForgotten()
    {
        var connection = new SqlConnection(_connectionString); // LFG2001
        return SqlMapper.Execute(connection, "DELETE FROM Customer");
    }

    // Wrong: a temporary connection.
    public Task<IEnumerable<Customer>> Temporary() => new NpgsqlConnection(_connectionString).QueryAsync<Customer>("SELECT * FROM customer"); // LFG2001

    // Right: the lines of 'using' of a library of one's own.
    public Task<IEnumerable<Customer>> Lent() => With(connection => connection.QueryAsync<Customer>("SELECT * FROM Customer"));

    // Right: the loan pattern, typed by an interface.
    private async Task<T> With<T>(Func<IDbConnection, Task<T>> work)
    {
        using IDbConnection connection = new SqlConnection(_connectionString);
        connection.Open();
        return await work(connection);
    }

    // Other: the loan pattern that closes only on success; what borrows it is a delegate, and that might keep it.
    private async Task<T> WithUnsafely<T>(Func<IDbConnection, Task<T>> work)
    {
        IDbConnection connection = new SqlConnection(_connectionString);
        connection.Open();
        var result = await work(connection);
        connection.Close();
        return result;
    }

    // Right: unbuffered rows are read while the connection is there.
    public async IAsyncEnumerable<Customer> Stream()
    {
        await using var connection = await _dataSource.OpenConnectionAsync();
        await foreach (var customer in connection.QueryUnbufferedAsync<Customer>("SELECT * FROM customer")) yield return customer;
    }

    // Right: a connection that the caller lends, by the name of an extension of one's own.
    public async Task<Customer?> Extension(int id)
    {
        await using var connection = await _dataSource.OpenConnectionAsync();
        return await connection.FindCustomer(id);
    }

    // Wrong: the extension of one's own only uses it.
    public async Task<Customer?> ExtensionForgotten(int id)
    {
        var connection = await _dataSource.OpenConnectionAsync(); // LFG2001
        return await connection.FindCustomer(id);
    }

    public record Customer(int Id, string Name);
}

public static class CustomerExtensions
{
    public static Task<CustomerQueries.Customer?> FindCustomer(this IDbConnection connection, int id) =>
        connection.QuerySingleOrDefaultAsync<CustomerQueries.Customer?>("SELECT * FROM customer WHERE id = @id", new { id });
}
