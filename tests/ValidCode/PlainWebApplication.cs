// Trap: an ordinary web application. It is no function, and what it builds per request is not this package's business.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Shop;

public class OrdersController : ControllerBase
{
    [HttpGet("/orders")]
    public async Task<int> Get()
    {
        await using var connection = new NpgsqlConnection("Host=db");
        await connection.OpenAsync();
        return 1;
    }
}

public static class Program
{
    public static void Main(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/ping", () =>
        {
            using var connection = new NpgsqlConnection("Host=db");
            return connection.Host;
        });
        app.Run();
    }
}
