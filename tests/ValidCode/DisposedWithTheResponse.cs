// Trap: the response disposes what is registered with it.
using Google.Cloud.Functions.Framework;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Shop;

public class Function(NpgsqlDataSource dataSource) : IHttpFunction
{
    public async Task HandleAsync(HttpContext context)
    {
        var connection = await dataSource.OpenConnectionAsync();
        context.Response.RegisterForDisposeAsync(connection);
        var command = connection.CreateCommand();
        context.Response.RegisterForDispose(command);
        command.CommandText = "SELECT name FROM orders";
        await context.Response.WriteAsync($"{await command.ExecuteScalarAsync()}");
    }
}
