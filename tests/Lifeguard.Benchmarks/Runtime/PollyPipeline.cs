using Npgsql;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Lifeguard.Benchmarks.Runtime;

/// <summary>What somebody writes who knows Polly well: retry, breaker and a timeout for each attempt.</summary>
internal static class PollyPipeline
{
    public static ResiliencePipeline Build() => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = static args => new ValueTask<bool>(args.Outcome.Exception is NpgsqlException { IsTransient: true }),
            MaxRetryAttempts = 3,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(50),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = static args => new ValueTask<bool>(args.Outcome.Exception is NpgsqlException { IsTransient: true }),
            MinimumThroughput = 3,
            FailureRatio = 0.5,
        })
        .AddTimeout(TimeSpan.FromSeconds(3))
        .Build();
}
