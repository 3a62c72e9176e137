using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Npgsql;

[assembly: AssemblyFixture(typeof(WarehouseFunctions.Tests.Database))]

namespace WarehouseFunctions.Tests;

public sealed class WarehouseFunctionsTests : IAsyncLifetime
{
    private readonly Database _database;
    private readonly NpgsqlDataSource _dataSource;
    private readonly StockFunctions _stock;

    public WarehouseFunctionsTests(Database database)
    {
        _database = database;
        _dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        _stock = new StockFunctions(new StockQueries(_dataSource), new StockExport(_dataSource));
    }

    public async ValueTask InitializeAsync() => await _database.ExecuteAsync(
        """
        TRUNCATE stock, deliveries, corrections, seals, parcels, replenishments;
        INSERT INTO stock VALUES ('bolt', 500), ('nut', 3)
        """);

    public ValueTask DisposeAsync() => _dataSource.DisposeAsync();

    [Fact]
    public async Task AnArticleIsFoundOrNot()
    {
        for (var invocation = 0; invocation < 3; invocation++)
        {
            var found = Assert.IsType<OkObjectResult>(await _stock.Stock(FunctionInvocation.Request(""), "bolt"));
            Assert.Equal(new StockLevel("bolt", 500), found.Value);
            Assert.IsType<NotFoundResult>(await _stock.Stock(FunctionInvocation.Request(""), "screw"));
        }

        Assert.Equal([new StockLevel("nut", 3)], await new StockQueries(_dataSource).BelowAsync(10));
        Assert.Equal(StatusCodes.Status200OK, Assert.IsType<StatusCodeResult>(await _stock.Health(FunctionInvocation.Request(""))).StatusCode);
    }

    [Fact]
    public async Task ArticlesAreCountedAnew()
    {
        var recounts = new Recounts(new StockQueries(_dataSource));

        Assert.True(await recounts.Recount(new StockLevel("bolt", 480)));
        Assert.False(await recounts.Recount(new StockLevel("screw", 1)));

        Assert.Equal(480, await _database.ScalarAsync<int>("SELECT quantity FROM stock WHERE article = 'bolt'"));
    }

    [Fact]
    public async Task ADeliveryIsBookedOnceAndTheSupplierIsListed()
    {
        var delivery = new Delivery(Guid.NewGuid(), "Wrench & Co", [new DeliveryLine("nut", 40), new DeliveryLine("screw", 7)]);

        await new DeliveryImport(_dataSource).Import(delivery);
        await new DeliveryImport(_dataSource).Import(delivery);

        Assert.Equal("bolt 500,nut 43,screw 7", await _database.ScalarAsync<string>("SELECT string_agg(article || ' ' || quantity, ',' ORDER BY article) FROM stock"));
        Assert.Equal(["Wrench & Co"], await new StockExport(_dataSource).SuppliersAsync());
    }

    [Fact]
    public async Task WhatCannotBeBookedIsNotBookedInPart()
    {
        await Assert.ThrowsAsync<PostgresException>(() => new DeliveryImport(_dataSource).Import(new Delivery(Guid.NewGuid(), "Wrench & Co", [new DeliveryLine("nut", -40)])));

        Assert.Equal(0, await _database.ScalarAsync<long>("SELECT count(*) FROM deliveries"));
        Assert.Equal(3, await _database.ScalarAsync<int>("SELECT quantity FROM stock WHERE article = 'nut'"));
    }

    [Fact]
    public async Task TheExportHasAllArticles()
    {
        var exported = Assert.IsType<ContentResult>(await _stock.Export(FunctionInvocation.Request("")));

        Assert.Equal("# 2 articles\nbolt,500\nnut,3\n", exported.Content);
    }

    // The seal is not looked at: as long as nobody awaits it, it may come or not.
    [Fact]
    public async Task ACorrectionIsWrittenDown()
    {
        Assert.True(await new Corrections(_dataSource).Correct(new Correction("bolt", 490, "ada")));
        Assert.False(await new Corrections(_dataSource).Correct(new Correction("screw", 1, "ada")));

        Assert.Equal("bolt 490 ada", await _database.ScalarAsync<string>("SELECT string_agg(article || ' ' || quantity || ' ' || who, ',') FROM corrections"));
    }

    [Fact]
    public async Task AParcelGetsTheLabelOfTheCarrier()
    {
        await _database.ExecuteAsync("INSERT INTO parcels (id, address, grams) VALUES (7, '1 Main St', 250)");
        using var carrier = new HttpClient(new Carrier()) { BaseAddress = new Uri("http://carrier.test/") };

        await new Labels(_dataSource, carrier).Fetch("7");

        Assert.Equal("label for /labels?to=1%20Main%20St&grams=250", await _database.ScalarAsync<string>("SELECT label FROM parcels"));
    }

    [Fact]
    public async Task WhatRunsOutIsOrderedOnce()
    {
        await new Replenishment(_dataSource).Run(new TimerInfo());
        await new Replenishment(_dataSource).Run(new TimerInfo());

        Assert.Equal("nut 97", await _database.ScalarAsync<string>("SELECT string_agg(article || ' ' || quantity, ',') FROM replenishments"));
    }

    private sealed class Carrier : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("label for " + request.RequestUri!.PathAndQuery) });
    }
}

/// <summary>The sample's database.</summary>
public sealed class Database() : SampleDatabase("WAREHOUSE_DB");
