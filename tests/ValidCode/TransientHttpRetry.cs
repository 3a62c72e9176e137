// Trap: what is built per call beside a database is not the database: HTTP requests, options, commands, parameters.
using System.Net.Http.Json;
using Amazon.Lambda.Core;
using Dapper;
using Npgsql;

namespace Shop;

public record Rate(string Currency, decimal Value);

public class Function
{
    private static readonly HttpClient Http = new();
    private static readonly NpgsqlDataSource Rates = NpgsqlDataSource.Create("Host=db");

    public async Task<int> FunctionHandler(string currency, ILambdaContext context)
    {
        Rate? rate = null;
        for (var attempt = 0; rate is null && attempt < 3; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "https://rates.example/" + currency);
            using var response = await Http.SendAsync(request);
            if (response.IsSuccessStatusCode) rate = await response.Content.ReadFromJsonAsync<Rate>();
            else await Task.Delay(100 << attempt);
        }

        await using var connection = await Rates.OpenConnectionAsync();
        return await connection.ExecuteAsync("INSERT INTO rates VALUES (@Currency, @Value)", rate);
    }
}
