using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Burst.Measuring;

namespace Burst.Reports;

/// <summary>The figures for other programs. <c>docs/burst.md</c> says what each one is.</summary>
internal static class JsonFigures
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(BurstReport report)
    {
        var plan = report.Plan;
        var figures = new Dictionary<string, object>
        {
            ["plan"] = new
            {
                plan.Functions,
                InvocationsPerFunction = plan.Invocations,
                plan.ServerConnections,
                plan.MaxConnections,
                RampMs = plan.Ramp.TotalMilliseconds,
                QueryMs = plan.QueryTime.TotalMilliseconds,
                PauseMs = plan.Pause.TotalMilliseconds,
                plan.LoadsTypes,
                plan.NaiveUnpooled,
                report.Servers,
            },
            ["naive"] = Of(report.Naive),
            ["pooled"] = Of(report.Pooled),
        };
        if (report.NaiveBehindPooler is { } third) figures["naiveBehindPooler"] = Of(third);
        return JsonSerializer.Serialize(figures, Options) + "\n";
    }

    private static object Of(SeriesResult series) => new
    {
        series.Invocations,
        series.Succeeded,
        Errors = series.Failed,
        ErrorsBySqlState = series.Errors,
        OrdersInDatabase = series.Orders,
        Seconds = Rounded(series.Duration.TotalSeconds),
        ThroughputPerSecond = Rounded(series.ThroughputPerSecond),
        P50Ms = Rounded(series.Percentile(0.50)),
        P95Ms = Rounded(series.Percentile(0.95)),
        P99Ms = Rounded(series.Percentile(0.99)),
        series.PeakBackends,
    };

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 1) : null;
}
