using Microsoft.Data.SqlClient;

namespace MeterReadings;

/// <summary>The one place that knows the database: one string, one pool, one size.</summary>
internal static class MetersDatabase
{
    private static readonly string ConnectionString = Environment.GetEnvironmentVariable("METERS_DB") ?? throw new InvalidOperationException("METERS_DB is not set.");

    public static SqlConnection Connect() => new(ConnectionString);
}
