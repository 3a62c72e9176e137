// Group: a second connection while one is held
using System.Data;
using Amazon.Lambda.Core;
using Dapper;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.Nesting;

public class Function
{
    private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!);
    private static readonly NpgsqlDataSource Replica = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("REPLICA")!);
    private readonly string _connectionString = Environment.GetEnvironmentVariable("SQL")!;
    private readonly string _archive = Environment.GetEnvironmentVariable("ARCHIVE")!;

    // Wrong: two of the same data source.
    public async Task<string> FunctionHandler(string id, ILambdaContext context)
    {
        await using var reading = await Db.OpenConnectionAsync();
        await using var writing = await Db.OpenConnectionAsync(); // LFG2006
        foreach (var name in await reading.QueryAsync<string>("SELECT name FROM a")) await writing.ExecuteAsync("INSERT INTO b VALUES (@name)", new { name });
        return id;
    }

    // Right: one after the other.
    public async Task Serial(string id, ILambdaContext context)
    {
        List<string> names;
        await using (var reading = await Db.OpenConnectionAsync())
        {
            names = (await reading.QueryAsync<string>("SELECT name FROM a")).ToList();
        }

        await using var writing = await Db.OpenConnectionAsync();
        await writing.ExecuteAsync("INSERT INTO b VALUES (@names)", new { names });
    }

    // Right: two data sources.
    public async Task FromReplica(string id, ILambdaContext context)
    {
        await using var reading = await Replica.OpenConnectionAsync();
        await using var writing = await Db.OpenConnectionAsync();
        await writing.ExecuteAsync("INSERT INTO b VALUES (1)");
    }

    // Wrong: two of the same connection string.
    public void SameString()
    {
        using var reading = new SqlConnection(_connectionString);
        reading.Open();
        using var writing = new SqlConnection(_connectionString);
        writing.Open(); // LFG2006
        using var bulk = new SqlBulkCopy(writing);
    }

    // Right: two connection strings.
    public void TwoStrings()
    {
        using var reading = new SqlConnection(_connectionString);
        reading.Open();
        using var writing = new SqlConnection(_archive);
        writing.Open();
        using var bulk = new SqlBulkCopy(writing);
    }

    // Right: the second one is made, but not opened while the first is held.
    public void MadeOnly()
    {
        using var first = new SqlConnection(_connectionString);
        first.Open();
        using var second = new SqlConnection(_connectionString);
        first.Close();
        second.Open();
    }

    // Wrong: the method that is called opens its own.
    public async Task Called(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        foreach (var name in await connection.QueryAsync<string>("SELECT name FROM a")) await SaveAsync(name); // LFG2006
    }

    private static async Task SaveAsync(string name)
    {
        await using var connection = await Db.OpenConnectionAsync();
        await connection.ExecuteAsync("INSERT INTO b VALUES (@name)", new { name });
    }

    // Right: the connection is passed on.
    public async Task PassedOn(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        foreach (var name in await connection.QueryAsync<string>("SELECT name FROM a")) await SaveAsync(connection, name);
    }

    private static Task SaveAsync(NpgsqlConnection connection, string name) => connection.ExecuteAsync("INSERT INTO b VALUES (@name)", new { name });

    // Right: calls it before opening its own.
    public async Task CalledBefore(string id, ILambdaContext context)
    {
        await SaveAsync(id);
        await using var connection = await Db.OpenConnectionAsync();
        await connection.ExecuteAsync("SELECT 1");
    }

    // Right: each task has its own; whoever waits for them holds none.
    public async Task InParallel(string[] names, ILambdaContext context) => await Task.WhenAll(names.Select(SaveAsync));

    // Wrong: waits for them with a connection in its hands.
    public async Task InParallelHeld(string[] names, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        await connection.ExecuteAsync("SELECT 1");
        await SaveAsync("x"); // LFG2006
    }

    // Right: in different branches.
    public async Task Branches(bool first, ILambdaContext context)
    {
        if (first)
        {
            await using var connection = await Db.OpenConnectionAsync();
            await connection.ExecuteAsync("SELECT 1");
        }
        else
        {
            await using var connection = await Db.OpenConnectionAsync();
            await connection.ExecuteAsync("SELECT 2");
        }
    }

    // Wrong: nested 'using' statements, with commands in between.
    public void NestedUsings()
    {
        using (var outer = Db.OpenConnection())
        {
            using (var command = new NpgsqlCommand("SELECT 1", outer)) command.ExecuteNonQuery();
            using (var inner = Db.OpenConnection()) // LFG2006
            using (var command = new NpgsqlCommand("SELECT 2", inner))
            {
                command.ExecuteNonQuery();
            }
        }
    }

    // Right: a connection for each tenant.
    public static void Tenants(string[] strings)
    {
        using var first = new NpgsqlConnection(strings[0]);
        first.Open();
        using var second = new NpgsqlConnection(strings[1]);
        second.Open();
    }
}
