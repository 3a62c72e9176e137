using Npgsql;
using ParkingApi;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Occupancy>();

var app = builder.Build();
var connectionString = app.Configuration["PARKING_DB"];

app.MapPost("/sessions", async (NewSession session) =>
{
    await using var connection = new NpgsqlConnection(connectionString);
    await connection.OpenAsync();
    await using var insert = new NpgsqlCommand("INSERT INTO sessions (garage, plate) VALUES ($1, $2) RETURNING id", connection);
    insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Garage });
    insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Plate });
    return Results.Ok(new { id = (long)(await insert.ExecuteScalarAsync())! });
});

app.MapDelete("/sessions/{id:long}", async (long id) =>
{
    await using var connection = new NpgsqlConnection(connectionString);
    await connection.OpenAsync();
    await using var end = new NpgsqlCommand("UPDATE sessions SET left_at = now() WHERE id = $1 AND left_at IS NULL", connection);
    end.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
    return await end.ExecuteNonQueryAsync() == 1 ? Results.NoContent() : Results.NotFound();
});

app.MapGet("/garages/{garage}/occupancy", async (string garage, Occupancy occupancy) => new { garage, taken = await occupancy.OfAsync(garage) });

app.Run($"http://0.0.0.0:{Environment.GetEnvironmentVariable("PORT") ?? "8080"}");
