using Dapper;
using Microsoft.Azure.Functions.Worker;
using Npgsql;

namespace WarehouseFunctions;

/// <summary>Fetches the labels of parcels from the carrier.</summary>
public class Labels(NpgsqlDataSource dataSource, HttpClient carrier)
{
    [Function("FetchLabel")]
    public async Task Fetch([QueueTrigger("parcels")] string id)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var parcel = await connection.QuerySingleAsync<Parcel>("SELECT id, address, grams FROM parcels WHERE id = @id", new { id = int.Parse(id) });
        var label = await carrier.GetStringAsync($"labels?to={Uri.EscapeDataString(parcel.Address)}&grams={parcel.Grams}");
        await connection.ExecuteAsync("UPDATE parcels SET label = @label WHERE id = @Id", new { label, parcel.Id });
    }
}
