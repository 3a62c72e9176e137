// Group: handlers on AWS Lambda
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Npgsql;

namespace Shop.Lambda;

public class CustomerFunction
{
    private static readonly string ConnectionString = Environment.GetEnvironmentVariable("SHOP_DB")!;
    private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(ConnectionString);

    // Wrong: opened, never given back.
    public async Task<string> FunctionHandler(string id, ILambdaContext context)
    {
        var connection = new NpgsqlConnection(ConnectionString); // LFG2001
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT name FROM customer WHERE id = $1", connection);
        command.Parameters.AddWithValue(id);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    // Wrong: rented from the data source, never given back.
    public async Task<long> CountAsync(APIGatewayProxyRequest request, ILambdaContext context)
    {
        var connection = await Db.OpenConnectionAsync(); // LFG2001
        await using var command = new NpgsqlCommand("SELECT count(*) FROM customer", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    // Wrong: the early return skips the close.
    public async Task<APIGatewayProxyResponse> GetAsync(APIGatewayProxyRequest request, ILambdaContext context)
    {
        var connection = await Db.OpenConnectionAsync(); // LFG2001
        if (!request.PathParameters.TryGetValue("id", out var id))
        {
            return new APIGatewayProxyResponse { StatusCode = 400 };
        }

        string? name;
        try
        {
            await using var command = new NpgsqlCommand("SELECT name FROM customer WHERE id = $1", connection);
            command.Parameters.AddWithValue(id);
            name = (string?)await command.ExecuteScalarAsync();
        }
        finally
        {
            await connection.CloseAsync();
        }

        return new APIGatewayProxyResponse { StatusCode = 200, Body = name };
    }

    // Wrong: closed, but not when the query throws.
    public async Task Touch(SQSEvent messages, ILambdaContext context)
    {
        var connection = await Db.OpenConnectionAsync(); // LFG2001
        foreach (var message in messages.Records)
        {
            await using var command = new NpgsqlCommand("UPDATE customer SET touched = now() WHERE id = $1", connection);
            command.Parameters.AddWithValue(message.Body);
            await command.ExecuteNonQueryAsync();
        }

        await connection.CloseAsync();
    }

    // Right: the usual.
    public async Task<string?> NameAsync(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT name FROM customer WHERE id = $1", connection);
        command.Parameters.AddWithValue(id);
        return (string?)await command.ExecuteScalarAsync();
    }

    // Right: a 'finally' far below.
    public async Task<APIGatewayProxyResponse> PostAsync(APIGatewayProxyRequest request, ILambdaContext context)
    {
        NpgsqlConnection? connection = null;
        try
        {
            var customer = JsonSerializer.Deserialize<Customer>(request.Body);
            if (customer is null) return new APIGatewayProxyResponse { StatusCode = 400 };
            connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO customer (name) VALUES ($1)";
            command.Parameters.AddWithValue(customer.Name);
            await command.ExecuteNonQueryAsync();
            return new APIGatewayProxyResponse { StatusCode = 201 };
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            context.Logger.LogLine("twice");
            return new APIGatewayProxyResponse { StatusCode = 409 };
        }
        finally
        {
            if (connection != null) await connection.CloseAsync();
        }
    }

    // Right: a command of the data source, with a connection of its own while it runs.
    public async Task<bool> ExistsAsync(string id, ILambdaContext context)
    {
        await using var command = Db.CreateCommand("SELECT 1 FROM customer WHERE id = $1");
        command.Parameters.AddWithValue(id);
        return await command.ExecuteScalarAsync() is not null;
    }

    // Wrong: the reader is not disposed; its connection and command are.
    public async Task<List<string>> ListAsync(ILambdaContext context)
    {
        var names = new List<string>();
        await using var connection = await Db.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT name FROM customer", connection);
        var reader = await command.ExecuteReaderAsync(); // LFG2002
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }

    public record Customer(string Name);
}

public class AnnotatedFunctions(NpgsqlDataSource dataSource)
{
    // Right: Annotations, with a data source of the container.
    [LambdaFunction]
    public async Task<int> Total(int year)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT sum(total) FROM orders WHERE year = $1", connection);
        command.Parameters.AddWithValue(year);
        return Convert.ToInt32(await command.ExecuteScalarAsync());
    }

    // Wrong: closed only when a row was found.
    [LambdaFunction]
    public async Task<string?> Find(int number)
    {
        var connection = await dataSource.OpenConnectionAsync(); // LFG2001
        await using var command = new NpgsqlCommand("SELECT state FROM orders WHERE number = $1", connection);
        command.Parameters.AddWithValue(number);
        var state = (string?)await command.ExecuteScalarAsync();
        if (state != null)
        {
            await connection.DisposeAsync();
            return state;
        }

        return null;
    }
}
