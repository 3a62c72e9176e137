using System.Diagnostics;
using Lifeguard.Execution;
using Lifeguard.Retry;

namespace Lifeguard.Telemetry;

/// <summary>What shows in a trace: a span for each call from the wish for a connection until it is back, and on it an event for each thing that went wrong. Npgsql has spans for its commands and connects.</summary>
internal static class Traces
{
    private const string Site = "code.function.name";

    private static readonly ActivitySource Source = new(LifeguardTelemetry.ActivitySourceName);

    /// <summary>Null where nobody listens.</summary>
    public static Activity? Begin(string pool, LeaseSite site, RetryScope scope)
    {
        if (!Source.HasListeners() || Source.StartActivity("lifeguard.call") is not { } span) return null;
        return span.SetTag(Instruments.PoolName, pool).SetTag(Site, site.ToString()).SetTag("lifeguard.retry.scope", NameOf(scope));
    }

    /// <summary>Marks the span. For a filter: never true, as nothing is handled here.</summary>
    public static bool Failed(Activity? span, Exception error)
    {
        span?.SetTag(Instruments.ErrorType, Failures.NameOf(error)).SetStatus(ActivityStatusCode.Error);
        return false;
    }

    /// <summary>The connection was not there at once.</summary>
    public static void Waited(TimeSpan time, string? error)
    {
        if (Activity.Current is not { } span) return;
        var tags = new ActivityTagsCollection { { "lifeguard.wait", time.TotalSeconds } };
        if (error is not null) tags.Add(Instruments.ErrorType, error);
        span.AddEvent(new ActivityEvent("lifeguard.acquire", tags: tags));
    }

    public static void Retried(CallPhase phase, int attempt, TimeSpan delay, string error) => Activity.Current?.AddEvent(new ActivityEvent("lifeguard.retry", tags: new ActivityTagsCollection
    {
        { Instruments.Phase, Instruments.NameOf(phase) },
        { "lifeguard.attempt", attempt },
        { "lifeguard.delay", delay.TotalSeconds },
        { Instruments.ErrorType, error },
    }));

    public static void EvictedStale() => Activity.Current?.AddEvent(new ActivityEvent("lifeguard.stale_evicted"));

    public static void Leaked(string site) => Activity.Current?.AddEvent(new ActivityEvent("lifeguard.leak", tags: new ActivityTagsCollection { { Site, site } }));

    public static void RanOutOfTime(CallPhase phase) =>
        Activity.Current?.AddEvent(new ActivityEvent("lifeguard.deadline_exceeded", tags: new ActivityTagsCollection { { Instruments.Phase, Instruments.NameOf(phase) } }));

    private static string NameOf(RetryScope scope) => scope switch
    {
        RetryScope.Transaction => "transaction",
        RetryScope.ReadOnly => "read_only",
        RetryScope.Idempotent => "idempotent",
        _ => "acquire",
    };
}
