// Group: Azure Functions, isolated
using System.Data;
using Dapper;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;

namespace Shop.Azure;

public class OrderQueue(ILogger<OrderQueue> logger)
{
    private readonly string _connectionString = Environment.GetEnvironmentVariable("SqlConnectionString")!;

    // Right: 'using' over an awaited factory result that is typed by an interface.
    [Function("Ship")]
    public async Task Ship([QueueTrigger("ship")] string id)
    {
        using var connection = await OpenAsync();
        await connection.ExecuteAsync("UPDATE Orders SET Shipped = 1 WHERE Id = @id", new { id });
        logger.LogInformation("shipped");
    }

    // Right: a factory; what it opens belongs to the caller.
    private async Task<IDbConnection> OpenAsync()
    {
        var connection = new SqlConnection(_connectionString);
        await connection.OpenAsync();
        return connection;
    }

    // Wrong: the result of the factory is never disposed.
    [Function("Cancel")]
    public async Task Cancel([QueueTrigger("cancel")] string id)
    {
        var connection = await OpenAsync(); // LFG2001
        await connection.ExecuteAsync("UPDATE Orders SET Cancelled = 1 WHERE Id = @id", new { id });
    }

    // Wrong: closed after the loop, not in 'finally'.
    [Function("Nightly")]
    public async Task Nightly([TimerTrigger("0 0 2 * * *")] object timer)
    {
        var connection = new SqlConnection(_connectionString); // LFG2001
        await connection.OpenAsync();
        using var command = new SqlCommand("DELETE FROM Basket WHERE Touched < @before", connection);
        command.Parameters.Add(new SqlParameter("@before", DateTime.UtcNow.AddDays(-30)));
        var rows = await command.ExecuteNonQueryAsync();
        logger.LogInformation("{Rows} baskets deleted", rows);
        await connection.CloseAsync();
    }

    // Right: never opened by hand; Dapper opens and closes, and a connection that is closed holds nothing when the query throws.
    [Function("Names")]
    public async Task<IEnumerable<string>> Names([QueueTrigger("names")] string message)
    {
        var connection = new SqlConnection(_connectionString);
        var names = await connection.QueryAsync<string>("SELECT Name FROM Customers");
        connection.Dispose();
        return names;
    }
}
