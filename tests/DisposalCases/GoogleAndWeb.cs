// Group: Google functions and ASP.NET Core
using Google.Cloud.Functions.Framework;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using MySqlConnector;
using Npgsql;

namespace Shop.Web;

public class OrdersFunction(NpgsqlDataSource dataSource) : IHttpFunction
{
    // Wrong: the connection is lost when writing the response throws.
    public async Task HandleAsync(HttpContext context)
    {
        var connection = await dataSource.OpenConnectionAsync(context.RequestAborted); // LFG2001
        await using var command = new NpgsqlCommand("SELECT count(*) FROM orders", connection);
        var count = await command.ExecuteScalarAsync(context.RequestAborted);
        await context.Response.WriteAsync($"{count}");
        await connection.DisposeAsync();
    }
}

[ApiController]
[Route("orders")]
public class OrdersController(NpgsqlDataSource dataSource) : ControllerBase
{
    // Right: the response disposes it at the end of the request.
    [HttpGet("stream")]
    public async Task<IActionResult> Stream()
    {
        var connection = await dataSource.OpenConnectionAsync();
        HttpContext.Response.RegisterForDisposeAsync(connection);
        await using var command = new NpgsqlCommand("SELECT name FROM orders", connection);
        return Ok(await command.ExecuteScalarAsync());
    }

    // Right: the synchronous twin.
    [HttpGet("blob")]
    public IActionResult Blob()
    {
        var connection = new MySqlConnection("Server=db");
        Response.RegisterForDispose(connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        return Ok(command.ExecuteScalar());
    }

    // Wrong: not found means not closed.
    [HttpGet("{id}")]
    public async Task<IActionResult> Get(int id)
    {
        var connection = await dataSource.OpenConnectionAsync(); // LFG2001
        await using (var command = new NpgsqlCommand("SELECT name FROM orders WHERE id = $1", connection))
        {
            command.Parameters.AddWithValue(id);
            var name = await command.ExecuteScalarAsync();
            if (name is null)
            {
                return NotFound();
            }

            await connection.CloseAsync();
            return Ok(name);
        }
    }

    // Right: both ways out of the method pass 'await using'.
    [HttpDelete("{id}")]
    public async Task<IActionResult> Delete(int id)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("DELETE FROM orders WHERE id = $1", connection) { Parameters = { new() { Value = id } } };
        if (await command.ExecuteNonQueryAsync() == 0) return NotFound();
        return NoContent();
    }

    // Wrong: the transaction of a connection that is disposed. Its rollback is left to chance.
    [HttpPost]
    public async Task<IActionResult> Post(string name)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync(); // LFG2003
        await using var command = new NpgsqlCommand("INSERT INTO orders (name) VALUES ($1)", connection, transaction);
        command.Parameters.AddWithValue(name);
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return Ok();
    }
}
