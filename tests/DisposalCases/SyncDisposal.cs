// Group: synchronous disposal in asynchronous code
using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;
using Npgsql;

namespace Shop.Sync;

public class Functions(NpgsqlDataSource dataSource, MySqlDataSource mySql, IDbContextFactory<DbContext> contexts)
{
    // Wrong: Npgsql's connection, and its transaction.
    [Function("Save")]
    public async Task Save([QueueTrigger("save")] string name)
    {
        using var connection = await dataSource.OpenConnectionAsync(); // LFG2007
        using var transaction = await connection.BeginTransactionAsync(); // LFG2007
        await connection.ExecuteAsync("INSERT INTO things VALUES (@name)", new { name }, transaction);
        await transaction.CommitAsync();
    }

    // Right: the asynchronous form.
    [Function("SaveWell")]
    public async Task SaveWell([QueueTrigger("save")] string name)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("INSERT INTO things VALUES (@name)", new { name });
    }

    // Right: in a synchronous method there is no other form.
    public int Count()
    {
        using var connection = dataSource.OpenConnection();
        return connection.ExecuteScalar<int>("SELECT count(*) FROM things");
    }

    // Right: SqlClient's DisposeAsync is its Dispose.
    public async Task<int> CountSql()
    {
        using var connection = new SqlConnection("Server=db");
        await connection.OpenAsync();
        using var command = new SqlCommand("SELECT 1", connection);
        using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? reader.GetInt32(0) : 0;
    }

    // Wrong: a reader of Npgsql reads the rest of its rows.
    public async Task<int> First()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT id FROM things", connection);
        using var reader = await command.ExecuteReaderAsync(); // LFG2007
        return await reader.ReadAsync() ? reader.GetInt32(0) : 0;
    }

    // Wrong: MySqlConnector, as a 'using' statement.
    public async Task<int> CountMySql()
    {
        using (var connection = await mySql.OpenConnectionAsync()) // LFG2007
        {
            return await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM things");
        }
    }

    // Right: a context is as asynchronous as its provider, and which that is nobody can tell where several are referenced.
    public async Task Touch()
    {
        using var context = await contexts.CreateDbContextAsync();
        await context.SaveChangesAsync();
    }

    // Right: typed by an interface that has no DisposeAsync.
    public async Task<int> ByInterface(IConnections connections)
    {
        using IDbConnection connection = connections.Create();
        return await connection.ExecuteScalarAsync<int>("SELECT 1");
    }

    // Right: a file database.
    public async Task<int> CountFile()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        return await connection.ExecuteScalarAsync<int>("SELECT 1");
    }

    // Wrong: in an asynchronous lambda.
    public Task All(string[] names) => Task.WhenAll(names.Select(async name =>
    {
        using var connection = await dataSource.OpenConnectionAsync(); // LFG2007
        await connection.ExecuteAsync("INSERT INTO things VALUES (@name)", new { name });
    }));

    // Right: a synchronous lambda in an asynchronous method.
    public async Task Inside()
    {
        await Task.Run(() =>
        {
            using var connection = dataSource.OpenConnection();
            connection.Execute("SELECT 1");
        });
    }

    // Right: disposed by hand: the rule speaks of 'using' only.
    public async Task ByHand()
    {
        var connection = await dataSource.OpenConnectionAsync();
        try
        {
            await connection.ExecuteAsync("SELECT 1");
        }
        finally
        {
            connection.Dispose();
        }
    }

    // Right: by hand and asynchronously.
    public async Task ByHandWell()
    {
        var connection = await dataSource.OpenConnectionAsync();
        try
        {
            await connection.ExecuteAsync("SELECT 1");
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    // Right: an unknown provider.
    public async Task Unknown(DbProviderFactory factory)
    {
        using var connection = factory.CreateConnection()!;
        await connection.OpenAsync();
    }
}

public interface IConnections
{
    IDbConnection Create();
}
