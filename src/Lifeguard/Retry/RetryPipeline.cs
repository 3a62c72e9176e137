using Lifeguard.Breaker;
using Polly;
using Polly.Retry;

namespace Lifeguard.Retry;

/// <summary>The pipeline that a call enters once it has failed, or while the breaker is not closed: retry around breaker.</summary>
internal static class RetryPipeline
{
    public static ResiliencePipeline Build(DatabaseBreaker breaker, LifeguardOptions options) =>
        new ResiliencePipelineBuilder { TimeProvider = options.Clock, Name = "lifeguard.retry" }
            .AddRetry(new RetryStrategyOptions
            {
                // The numbers are the call's own: they depend on the phase.
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = static args => new ValueTask<bool>(
                    args.Outcome.Exception is { } error && args.Context.Properties.TryGetValue(Recovery.Key, out var recovery) && recovery.Grants(error, args.AttemptNumber == 0)),
                DelayGenerator = static args => new ValueTask<TimeSpan?>(args.Context.Properties.GetValue(Recovery.Key, null!).Delay),
            })
            .AddPipeline(breaker.Pipeline)
            .Build();
}
