using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.WebJobs;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(MeterReadings.Tests.Database))]

namespace MeterReadings.Tests;

/// <summary>There is no SQL Server here: the contract of SqlClient hands what it is asked on to PostgreSQL, in the SQL that both know.</summary>
public sealed class MeterReadingsTests : IAsyncLifetime
{
    private readonly Database _database;
    private readonly List<NpgsqlConnection> _opened = [];

    public MeterReadingsTests(Database database)
    {
        _database = database;
        ContractBacking.Connect = _ =>
        {
            var connection = new NpgsqlConnection(_database.ConnectionString);
            lock (_opened) _opened.Add(connection);
            return connection;
        };
    }

    public async ValueTask InitializeAsync() => await _database.ExecuteAsync("TRUNCATE readings, archived_readings");

    public ValueTask DisposeAsync()
    {
        // Whatever a function opens, it closes.
        Assert.All(_opened, connection => Assert.Equal(System.Data.ConnectionState.Closed, connection.State));
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ConsumptionIsTheDifferenceOfTheReadings()
    {
        await IngestAsync("m-1", 100.5m);
        await IngestAsync("m-1", 103.25m);
        await IngestAsync("m-2", 7m);

        var result = Assert.IsType<OkObjectResult>(await ConsumptionAsync("m-1"));
        Assert.Equal(new Consumption("m-1", 2.75m), result.Value);
        Assert.Equal(3, _opened.Count - 1);
    }

    [Fact]
    public async Task OverlappingMessagesAreAllWritten()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(kwh => Task.Run(() => IngestAsync("m-3", kwh))));

        Assert.Equal(8, await _database.ScalarAsync<long>("SELECT count(*) FROM readings WHERE meter_id = 'm-3'"));
    }

    [Fact]
    public async Task AnUnknownMeterIsNotFound() => Assert.IsType<NotFoundResult>(await ConsumptionAsync("nobody's"));

    [Fact]
    public async Task OldReadingsAreArchived()
    {
        await _database.ExecuteAsync("INSERT INTO readings VALUES ('m-4', now() - interval '3 years', 1), ('m-4', now() - interval '1 year', 2)");

        await ArchiveReadings.Run(new TimerInfo(), NullLogger.Instance);

        Assert.Equal(1m, await _database.ScalarAsync<decimal>("SELECT sum(kwh) FROM archived_readings"));
    }

    private static Task IngestAsync(string meter, decimal kwh) => IngestReading.Run(
        $$"""{"meterId":"{{meter}}","takenAt":"2026-03-01T12:00:00Z","kwh":{{kwh.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}""", NullLogger.Instance);

    private static Task<IActionResult> ConsumptionAsync(string meter) => GetConsumption.Run(new DefaultHttpContext().Request, meter);
}

/// <summary>The sample's database.</summary>
public sealed class Database() : SampleDatabase("METERS_DB");
