using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.Http;
using Microsoft.Data.SqlClient;

namespace MeterReadings;

public record Consumption(string MeterId, decimal Kwh);

public static class GetConsumption
{
    [FunctionName("GetConsumption")]
    public static async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meters/{meterId}/consumption")] HttpRequest request, string meterId)
    {
        using var connection = MetersDatabase.Connect();
        await connection.OpenAsync();
        using var command = new SqlCommand("SELECT min(kwh), max(kwh) FROM readings WHERE meter_id = @meter", connection);
        command.Parameters.AddWithValue("@meter", meterId);

        using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync() || reader.IsDBNull(0)) return new NotFoundResult();
        return new OkObjectResult(new Consumption(meterId, reader.GetDecimal(1) - reader.GetDecimal(0)));
    }
}
