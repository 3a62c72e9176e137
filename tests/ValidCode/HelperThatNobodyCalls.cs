// Trap: code for people at a desk beside a handler that never calls it.
using Google.Cloud.Functions.Framework;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Shop;

public class Function(NpgsqlDataSource source) : IHttpFunction
{
    public async Task HandleAsync(HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        await context.Response.WriteAsync(connection.Database);
    }
}

internal static class Diagnosis
{
    public static async Task<bool> CanConnect(string text)
    {
        await using var connection = new NpgsqlConnection(text);
        await connection.OpenAsync();
        return true;
    }
}
