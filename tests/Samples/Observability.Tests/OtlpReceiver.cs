using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Observability.Tests;

/// <summary>Takes what an application exports by OTLP over HTTP, as a collector does, and keeps its metrics.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ExportedMetric> _metrics = [];
    private readonly WebApplication _server;

    private OtlpReceiver(WebApplication server) => _server = server;

    public Uri Address => new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(server);
        server.MapPost("/v1/metrics", receiver.TakeAsync);
        server.MapPost("/v1/traces", () => Results.Ok());
        await server.StartAsync();
        return receiver;
    }

    /// <summary>Everything that has come so far; a metric once for each time it was exported.</summary>
    public IReadOnlyList<ExportedMetric> Metrics
    {
        get
        {
            lock (_lock) return [.. _metrics];
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        lock (_lock) _metrics.AddRange(ExportedMetric.In(body.ToArray()));
    }
}
