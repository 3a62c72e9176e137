namespace Lifeguard;

/// <summary>The names under which metrics, traces and logs of this library are found.</summary>
public static class LifeguardTelemetry
{
    /// <summary>The meter: <c>metrics.AddMeter(LifeguardTelemetry.MeterName)</c>.</summary>
    public const string MeterName = "Lifeguard";

    /// <summary>The source of spans: <c>tracing.AddSource(LifeguardTelemetry.ActivitySourceName)</c>. Commands and physical connects have spans of Npgsql's own (source <c>Npgsql</c>).</summary>
    public const string ActivitySourceName = "Lifeguard";

    /// <summary>The category of all lines that are logged.</summary>
    public const string LogCategory = "Lifeguard";
}
