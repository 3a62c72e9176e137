using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(CouponFunction.Tests.Database))]

namespace CouponFunction.Tests;

public sealed class CouponFunctionTests : IAsyncLifetime
{
    private readonly Database _database;
    private readonly ServiceProvider _services;

    public CouponFunctionTests(Database database)
    {
        _database = database;
        var services = new ServiceCollection().AddLogging();
        new Startup().ConfigureServices(new WebHostBuilderContext(), services);
        _services = services.BuildServiceProvider();
    }

    public async ValueTask InitializeAsync() => await _database.ExecuteAsync("TRUNCATE redemptions");

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task ACouponIsRedeemedOncePerCustomer()
    {
        Assert.Equal(StatusCodes.Status200OK, await RedeemAsync("SPRING", "ada"));
        Assert.Equal(StatusCodes.Status409Conflict, await RedeemAsync("SPRING", "ada"));
        Assert.Equal(StatusCodes.Status200OK, await RedeemAsync("SPRING", "bob"));

        Assert.Equal(2, await _database.ScalarAsync<long>("SELECT count(*) FROM redemptions"));
    }

    [Fact]
    public async Task OfManyRequestsAtTheSameTimeOneWins()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RedeemAsync("SPRING", "carla")));

        Assert.Single(answers, StatusCodes.Status200OK);
        Assert.Equal(1, await _database.ScalarAsync<long>("SELECT count(*) FROM redemptions"));
    }

    [Theory]
    [InlineData("WINTER", StatusCodes.Status404NotFound)]
    [InlineData("UNKNOWN", StatusCodes.Status404NotFound)]
    [InlineData("", StatusCodes.Status400BadRequest)]
    public async Task WhatIsNotRunningIsNotRedeemed(string code, int status)
    {
        Assert.Equal(status, await RedeemAsync(code, "dora"));
        Assert.Equal(0, await _database.ScalarAsync<long>("SELECT count(*) FROM redemptions"));
    }

    private async Task<int> RedeemAsync(string code, string customer)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = QueryString.Create("code", code).Add("customer", customer);
        await _services.InvokeAsync<Function>(function => function.HandleAsync(context));
        return context.Response.StatusCode;
    }
}

/// <summary>The sample's database.</summary>
public sealed class Database() : SampleDatabase("COUPONS_DB");
