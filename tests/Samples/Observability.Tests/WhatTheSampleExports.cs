using System.Net;
using System.Net.Http.Json;

namespace Observability.Tests;

public sealed class WhatTheSampleExports(Database database) : IAsyncLifetime
{
    private OtlpReceiver _receiver = null!;
    private StartedProgram _program = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        await database.ExecuteAsync("TRUNCATE orders");
        _receiver = await OtlpReceiver.StartAsync();
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT", _receiver.Address.ToString());
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        Environment.SetEnvironmentVariable("FLUSH_EACH_INVOCATION", "true");
        _program = await StartedProgram.StartAsync(
            "Observability", "--applicationName=Observability", "--Logging:LogLevel:Default=Warning", "--urls=http://127.0.0.1:0");
        _http = new HttpClient { BaseAddress = _program.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _program.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_request_that_is_over_has_been_measured_and_sent()
    {
        await PlaceAsync(7, 10.5m);
        await PlaceAsync(7, 2m);
        Assert.Equal(12.5m, await _http.GetFromJsonAsync<decimal>("orders/7/total"));

        // The flush ends before the request does for its process, not before the answer is with the client.
        await ReceivedAsync("Lifeguard", "db.client.connection.wait_time", "s");
        await ReceivedAsync("Lifeguard", "db.client.connection.use_time", "s");
        await ReceivedAsync("Lifeguard", "lifeguard.breaker.state", "{state}");
        await ReceivedAsync("Npgsql", "db.client.connection.count", "{connection}");
        await ReceivedAsync("Npgsql", "db.client.operation.duration", "s");
    }

    [Fact]
    public async Task A_call_that_the_deadline_ended_is_answered_with_504_and_counted()
    {
        var answer = await _http.GetAsync("reports/slow");
        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        await ReceivedAsync("Lifeguard", "lifeguard.deadline.exceeded", "{call}");
    }

    private async Task PlaceAsync(int customer, decimal amount) => (await _http.PostAsJsonAsync("orders", new { customer, amount })).EnsureSuccessStatusCode();

    private async Task ReceivedAsync(string meter, string name, string unit)
    {
        var wanted = new ExportedMetric(meter, name, unit);
        for (var limit = DateTime.UtcNow.AddSeconds(60); !_receiver.Metrics.Contains(wanted) && DateTime.UtcNow < limit;) await Task.Delay(50);
        Assert.Contains(wanted, _receiver.Metrics);
    }
}
