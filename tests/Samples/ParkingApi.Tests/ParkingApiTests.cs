using System.Net;
using System.Net.Http.Json;

[assembly: AssemblyFixture(typeof(ParkingApi.Tests.Database))]

namespace ParkingApi.Tests;

public sealed class ParkingApiTests(Database database) : IAsyncLifetime
{
    private StartedProgram _program = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        await database.ExecuteAsync("TRUNCATE sessions");

        // As Cloud Run does; 0 is any free port.
        Environment.SetEnvironmentVariable("PORT", "0");
        _program = await StartedProgram.StartAsync("ParkingApi", "--applicationName=ParkingApi", "--Logging:LogLevel:Default=Warning");
        _http = new HttpClient { BaseAddress = _program.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _program.DisposeAsync();
    }

    [Fact]
    public async Task ACarIsInsideUntilItLeaves()
    {
        var id = await EnterAsync("north", "LG-1");
        Assert.Equal(1, await OccupancyAsync("north"));

        Assert.Equal(HttpStatusCode.NoContent, (await _http.DeleteAsync($"sessions/{id}")).StatusCode);
        Assert.Equal(0, await OccupancyAsync("north"));
        Assert.Equal(HttpStatusCode.NotFound, (await _http.DeleteAsync($"sessions/{id}")).StatusCode);
    }

    [Fact]
    public async Task CarsEnterAtTheSameTime()
    {
        var ids = await Task.WhenAll(Enumerable.Range(1, 6).Select(car => EnterAsync("south", $"LG-{car}")));

        Assert.Equal(6, ids.Distinct().Count());
        Assert.Equal(6, await OccupancyAsync("south"));
        Assert.Equal(0, await OccupancyAsync("west"));
    }

    private async Task<long> EnterAsync(string garage, string plate) =>
        (await (await _http.PostAsJsonAsync("sessions", new { garage, plate })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Session>())!.Id;

    private async Task<long> OccupancyAsync(string garage) => (await _http.GetFromJsonAsync<Occupancy>($"garages/{garage}/occupancy"))!.Taken;

    private sealed record Session(long Id);

    private sealed record Occupancy(string Garage, long Taken);
}

/// <summary>The sample's database.</summary>
public sealed class Database() : SampleDatabase("PARKING_DB");
