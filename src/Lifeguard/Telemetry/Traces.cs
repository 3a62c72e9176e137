using System.Diagnostics;

namespace Lifeguard.Telemetry;

/// <summary>What shows in a trace: an event on the span under way for what went wrong, nothing for what went well. Npgsql has spans for its commands and connects.</summary>
internal static class Traces
{
    public static void Retried(CallPhase phase, int attempt, TimeSpan delay, string error) => Activity.Current?.AddEvent(new ActivityEvent("lifeguard.retry", tags: new ActivityTagsCollection
    {
        { "lifeguard.phase", Instruments.NameOf(phase) },
        { "lifeguard.attempt", attempt },
        { "lifeguard.delay", delay.TotalSeconds },
        { "error.type", error },
    }));

    public static void EvictedStale() => Activity.Current?.AddEvent(new ActivityEvent("lifeguard.stale_evicted"));

    public static void Leaked(string site) => Activity.Current?.AddEvent(new ActivityEvent("lifeguard.leak", tags: new ActivityTagsCollection { { "code.function.name", site } }));

    public static void RanOutOfTime(CallPhase phase) =>
        Activity.Current?.AddEvent(new ActivityEvent("lifeguard.deadline_exceeded", tags: new ActivityTagsCollection { { "lifeguard.phase", Instruments.NameOf(phase) } }));
}
