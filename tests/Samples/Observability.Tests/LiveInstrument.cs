using System.Diagnostics.Metrics;
using Lifeguard;

namespace Observability.Tests;

/// <summary>An instrument that exists in this process: what counts, whatever pages say.</summary>
/// <param name="Meter">Its meter.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Kind">The word that OpenTelemetry has for its type.</param>
internal sealed record LiveInstrument(string Meter, string Name, string Unit, string Kind)
{
    /// <summary>All instruments of Lifeguard and Npgsql, after a call has made them.</summary>
    public static async Task<IReadOnlyList<LiveInstrument>> AllAsync(string connectionString)
    {
        var found = new HashSet<LiveInstrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name is not ("Lifeguard" or "Npgsql")) return;
                lock (found) found.Add(new LiveInstrument(instrument.Meter.Name, instrument.Name, instrument.Unit ?? "", KindOf(instrument)));
            },
        };
        listener.Start();
        await using var database = new PooledDatabase(new LifeguardOptions { ConnectionString = connectionString }, "instruments");
        await database.WithConnectionAsync((_, _) => Task.CompletedTask);
        lock (found) return [.. found.OrderBy(instrument => instrument.Name, StringComparer.Ordinal)];
    }

    /// <summary>What it is called in Prometheus: dots become underscores, units are spelt out, counters end in <c>_total</c>, histograms have parts.</summary>
    /// <remarks>opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics. Units in braces are annotations and are dropped.</remarks>
    public IReadOnlyList<string> PrometheusNames
    {
        get
        {
            var name = Underscored(Name);
            if (UnitInName is { } unit && !name.EndsWith("_" + unit, StringComparison.Ordinal)) name += "_" + unit;
            return Kind switch
            {
                "Counter" => [name + "_total"],
                "Histogram" => [name + "_bucket", name + "_sum", name + "_count"],
                _ => [name],
            };
        }
    }

    /// <summary>As attributes and names are written in Prometheus.</summary>
    public static string Underscored(string name) => name.Replace('.', '_');

    private string? UnitInName => Unit switch
    {
        "s" => "seconds",
        "By" => "bytes",
        "1" or "" => null,
        _ when Unit.StartsWith('{') => null,
        _ => throw new NotSupportedException($"{Name} has the unit '{Unit}', for which no Prometheus name is known here."),
    };

    private static string KindOf(Instrument instrument)
    {
        var type = instrument.GetType().Name.Split('`')[0];
        return type.Replace("Observable", "", StringComparison.Ordinal) switch
        {
            "Counter" => "Counter",
            "UpDownCounter" => "UpDownCounter",
            "Histogram" => "Histogram",
            "Gauge" => "Gauge",
            _ => throw new NotSupportedException($"{instrument.Name} is a {type}."),
        };
    }
}
