using Lifeguard;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Observability;

/// <summary>What is exported: the meters and sources of Lifeguard, of Npgsql and of the web server.</summary>
internal sealed class Telemetry : IDisposable
{
    private const int FlushLimitMilliseconds = 2000;

    private readonly MeterProvider _metrics;
    private readonly TracerProvider _traces;

    private Telemetry(MeterProvider metrics, TracerProvider traces) => (_metrics, _traces) = (metrics, traces);

    public static Telemetry Start() => new(
        Sdk.CreateMeterProviderBuilder().AddMeter(LifeguardTelemetry.MeterName, "Npgsql").AddOtlpExporter().Build(),
        Sdk.CreateTracerProviderBuilder().AddSource("Microsoft.AspNetCore", LifeguardTelemetry.ActivitySourceName, "Npgsql").AddOtlpExporter().Build());

    /// <summary>Sends what has been measured so far.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => new(Task.Run(() => _metrics.ForceFlush(FlushLimitMilliseconds), cancellationToken));

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }
}
