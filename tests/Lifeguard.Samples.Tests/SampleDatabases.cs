using Lifeguard.Samples.Tests;
using Lifeguard.Samples.Tests.Hosts;
using Lifeguard.TestServers;
using Npgsql;

[assembly: AssemblyFixture(typeof(SampleDatabases))]

namespace Lifeguard.Samples.Tests;

/// <summary>A database for each sample, named in the environment variable that the sample reads, as its host would.</summary>
public sealed class SampleDatabases : IDisposable
{
    private static readonly (string Sample, string Variable)[] Samples =
    [
        ("ClinicFunctions", "CLINIC_DB"), ("CouponFunction", "COUPONS_DB"), ("LibraryApi", "LIBRARY_DB"), ("MeterReadings", "METERS_DB"),
        ("OrdersLambda", "ORDERS_DB"), ("ParkingApi", "PARKING_DB"), ("PaymentsWorker", "PAYMENTS_DB"), ("SupportTickets", "TICKETS_DB"),
    ];

    private readonly PostgresServer _server = PostgresServer.Start();

    public SampleDatabases()
    {
        // Before any sample runs: what is static in it reads its variable once.
        foreach (var (sample, variable) in Samples)
        {
            var schema = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", sample, "schema.sql"));
            Environment.SetEnvironmentVariable(variable, _server.CreateDatabase(NameOf(sample), schema));
        }

        DynamoDb = DynamoDbEndpoint.Start();
    }

    /// <summary>What the samples send to DynamoDB.</summary>
    internal DynamoDbEndpoint DynamoDb { get; }

    /// <summary>What a test reads and writes itself goes through connections of its own.</summary>
    internal SampleDatabase Of(string sample) => new(_server.ConnectionStringOf(NameOf(sample)));

    public void Dispose()
    {
        DynamoDb.Dispose();
        _server.Dispose();
    }

    private static string NameOf(string sample) => sample.ToLowerInvariant();
}

/// <summary>One sample's database, seen from outside.</summary>
internal sealed class SampleDatabase(string connectionString)
{
    public string ConnectionString { get; } = connectionString;

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Ends all other connections, as a failover does.</summary>
    public Task CutAllConnectionsAsync() =>
        ExecuteAsync("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
