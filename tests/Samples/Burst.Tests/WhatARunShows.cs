using System.Text.Json;
using System.Xml.Linq;

namespace Burst.Tests;

public sealed class WhatARunShows
{
    // Each naive instance keeps its connection, as a process with a pool does: the server is full from the 18th on, however slow this machine is.
    private static readonly string[] Small =
    [
        "--functions", "60", "--server-connections", "5", "--max-connections", "20", "--invocations", "3", "--ramp-ms", "0",
        "--pause-ms", "20", "--query-ms", "1",
    ];

    [Fact]
    public async Task Pooled_functions_have_no_error_and_stay_within_their_share_where_naive_ones_fail()
    {
        using var run = await BurstProgram.RunAsync([.. Small, "--json", "{folder}/burst.json", "--svg", "{folder}/burst.svg"]);
        Assert.True(run.ExitCode == 0, run.Output);

        using var figures = JsonDocument.Parse(run.Read("burst.json"));
        var (naive, pooled) = (figures.RootElement.GetProperty("naive"), figures.RootElement.GetProperty("pooled"));
        Assert.Equal(0, Number(pooled, "errors"));
        Assert.Equal(180, Number(pooled, "ordersInDatabase"));
        Assert.InRange(Number(pooled, "peakBackends"), 1, 5);
        Assert.InRange(Number(naive, "errors"), 1, 180);
        Assert.InRange(naive.GetProperty("errorsBySqlState").GetProperty("53300").GetInt32(), 1, 180);
        Assert.Equal(180 - Number(naive, "errors"), Number(naive, "ordersInDatabase"));
        Assert.InRange(Number(naive, "peakBackends"), 1, 20);
        foreach (var series in new[] { naive, pooled })
        {
            Assert.Equal(180, Number(series, "invocations"));
            Assert.True(Number(series, "throughputPerSecond") > 0);
            var (p50, p95, p99) = (Number(series, "p50Ms"), Number(series, "p95Ms"), Number(series, "p99Ms"));
            Assert.True(0 < p50 && p50 <= p95 && p95 <= p99);
        }

        var chart = XDocument.Parse(run.Read("burst.svg")).Root!;
        Assert.Equal("svg", chart.Name.LocalName);
        var lines = chart.Descendants().Where(element => element.Name.LocalName == "polyline").Select(line => line.Attribute("points")!.Value).ToList();
        Assert.Equal(4, lines.Count);
        Assert.All(lines, points => Assert.Matches(@"^(-?\d+\.\d,-?\d+\.\d ){2,}$", points));
        AssertNothingIsLeft(run);
    }

    [Fact]
    public async Task Naive_functions_can_be_run_through_PgBouncer_as_well()
    {
        using var run = await BurstProgram.RunAsync([.. Small, "--naive-behind-pooler", "--naive-unpooled", "--json", "{folder}/burst.json"]);
        Assert.True(run.ExitCode == 0, run.Output);
        using var figures = JsonDocument.Parse(run.Read("burst.json"));
        Assert.Equal(180, Number(figures.RootElement.GetProperty("naiveBehindPooler"), "invocations"));
        Assert.InRange(Number(figures.RootElement.GetProperty("naiveBehindPooler"), "peakBackends"), 1, 5);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_run_that_is_stopped_takes_its_servers_along(string signal)
    {
        using var run = BurstProgram.Start("--functions", "20", "--server-connections", "5", "--invocations", "10000", "--pause-ms", "1000");
        await run.SaidAsync("naive …");
        Assert.NotEmpty(run.RunningServers);
        run.Signal(signal);
        Assert.Equal(130, await run.EndAsync());
        Assert.Contains("Stopped. The servers are gone.", run.Output, StringComparison.Ordinal);
        AssertNothingIsLeft(run);
    }

    [Fact]
    public async Task A_run_that_is_killed_takes_its_servers_along()
    {
        using var run = BurstProgram.Start("--functions", "20", "--server-connections", "5", "--invocations", "10000", "--pause-ms", "1000");
        await run.SaidAsync("naive …");
        run.Signal("KILL");
        await run.EndAsync();
        var limit = DateTime.UtcNow.AddSeconds(60);
        while ((run.RunningServers.Count > 0 || run.ServerFolders.Count > 0) && DateTime.UtcNow < limit) await Task.Delay(50);
        AssertNothingIsLeft(run);
    }

    private static double Number(JsonElement series, string name) => series.GetProperty(name).GetDouble();

    private static void AssertNothingIsLeft(BurstProgram run)
    {
        Assert.Empty(run.RunningServers);
        Assert.Empty(run.ServerFolders);
    }
}
