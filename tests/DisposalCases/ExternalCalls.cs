// Group: held while something else is awaited
using System.Net.Http;
using System.Net.Http.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.Core;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Shop.External;

public class Function
{
    private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!);
    private static readonly HttpClient Http = new();
    private static readonly AmazonDynamoDBClient Dynamo = new();
    private static readonly IAmazonSecretsManager Secrets = new AmazonSecretsManagerClient();

    // Wrong: HTTP while the connection is checked out.
    public async Task<string> FunctionHandler(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        var rate = await Http.GetStringAsync("https://rates.example.com/eur"); // LFG2005
        return await connection.ExecuteScalarAsync<string>("SELECT convert(@rate)", new { rate }) ?? "";
    }

    // Right: first HTTP, then the connection.
    public async Task<string> FirstHttp(string id, ILambdaContext context)
    {
        var rate = await Http.GetStringAsync("https://rates.example.com/eur");
        await using var connection = await Db.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<string>("SELECT convert(@rate)", new { rate }) ?? "";
    }

    // Right: the connection's scope ends before the call.
    public async Task FirstDatabase(string id, ILambdaContext context)
    {
        string name;
        await using (var connection = await Db.OpenConnectionAsync())
        {
            name = await connection.ExecuteScalarAsync<string>("SELECT name FROM things") ?? "";
        }

        await Http.PostAsJsonAsync("https://hooks.example.com", new { name });
    }

    // Right: closed by hand before the call.
    public async Task ClosedFirst(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        var name = await connection.ExecuteScalarAsync<string>("SELECT name FROM things");
        await connection.CloseAsync();
        await Http.PostAsJsonAsync("https://hooks.example.com", new { name });
    }

    // Wrong: in an open transaction.
    public async Task InTransaction(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("UPDATE things SET sold = true", transaction: transaction);
        await Http.PostAsJsonAsync("https://payments.example.com", new { id }); // LFG2005
        await transaction.CommitAsync();
    }

    // Wrong: an AWS client.
    public async Task Store(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        var name = await connection.ExecuteScalarAsync<string>("SELECT name FROM things");
        await Dynamo.PutItemAsync(new PutItemRequest("things", new Dictionary<string, AttributeValue> { ["id"] = new(name) })); // LFG2005
    }

    // Wrong: an AWS client by its interface.
    public async Task Secret(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        var secret = await Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "things" }); // LFG2005
        await connection.ExecuteAsync("UPDATE things SET secret = @text", new { text = secret.SecretString });
    }

    // Wrong: waiting for nothing at all.
    public async Task Paced(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        foreach (var name in await connection.QueryAsync<string>("SELECT name FROM things"))
        {
            await connection.ExecuteAsync("UPDATE things SET touched = now() WHERE name = @name", new { name });
            await Task.Delay(200); // LFG2005
        }
    }

    // Wrong: sleeping.
    public int Slept()
    {
        using var connection = Db.OpenConnection();
        Thread.Sleep(1000); // LFG2005
        return connection.ExecuteScalar<int>("SELECT 1");
    }

    // Right: a connection that is made and not opened holds nothing.
    public async Task NotOpened(string id, ILambdaContext context)
    {
        await using var connection = Db.CreateConnection();
        var rate = await Http.GetStringAsync("https://rates.example.com/eur");
        await connection.ExecuteAsync("UPDATE rate SET value = @rate", new { rate });
    }

    // Right: database calls are what the connection is held for.
    public async Task Queries(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        await connection.ExecuteAsync("SELECT 1");
        await using var command = new NpgsqlCommand("SELECT 2", connection);
        await command.ExecuteNonQueryAsync();
    }

    // Right: only one of the ways to the call holds the connection.
    public async Task OneWay(bool local, ILambdaContext context)
    {
        NpgsqlConnection? connection = null;
        try
        {
            if (local) connection = await Db.OpenConnectionAsync();
            await Http.GetStringAsync("https://rates.example.com/eur");
        }
        finally
        {
            if (connection != null) await connection.CloseAsync();
        }
    }

    // Right: the delay comes after a retry's connection is gone.
    public async Task Retry(string id, ILambdaContext context)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await using var connection = await Db.OpenConnectionAsync();
                await connection.ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(100);
            }
        }
    }
}

public class Thing
{
    public int Id { get; set; }
}

public class ThingContext(DbContextOptions<ThingContext> options) : DbContext(options)
{
    public DbSet<Thing> Things => Set<Thing>();
}

public class Contexts(IDbContextFactory<ThingContext> factory, HttpClient http)
{
    // Right: a context holds no connection between its queries.
    public async Task Between()
    {
        await using var context = await factory.CreateDbContextAsync();
        var thing = await context.Things.FirstAsync();
        await http.PostAsJsonAsync("https://hooks.example.com", thing);
        await context.SaveChangesAsync();
    }

    // Wrong: in a transaction it does.
    public async Task InTransaction()
    {
        await using var context = await factory.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var thing = await context.Things.FirstAsync();
        await http.PostAsJsonAsync("https://hooks.example.com", thing); // LFG2005
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
