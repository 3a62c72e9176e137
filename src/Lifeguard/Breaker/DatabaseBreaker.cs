using Lifeguard.Retry;
using Lifeguard.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace Lifeguard.Breaker;

/// <summary>Leaves a database alone for some seconds after it failed often. It lives in one process and protects the time of its callers more than the database.</summary>
/// <remarks>
/// While it is closed, a call does not run inside its pipeline: that would cost an object or two at each wait of the call. A success is told to it afterwards;
/// a failure is told through the pipeline that also decides about another attempt.
/// </remarks>
internal sealed class DatabaseBreaker
{
    private static readonly Func<ResilienceContext, int, ValueTask<Outcome<int>>> Success = static (_, _) => new ValueTask<Outcome<int>>(Outcome.FromResult(0));

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly CircuitBreakerManualControl _control = new();

    public DatabaseBreaker(string pool, LifeguardOptions options, Backoff backoff, ILogger logger)
    {
        Pool = pool;
        IsEnabled = options.BreakerEnabled;
        var builder = new ResiliencePipelineBuilder { TimeProvider = options.Clock, Name = "lifeguard.breaker" };
        if (IsEnabled)
        {
            builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                MinimumThroughput = options.BreakerMinimumThroughput,
                FailureRatio = options.BreakerFailureRatio,
                SamplingDuration = options.BreakerSamplingDuration,
                BreakDurationGenerator = _ => new ValueTask<TimeSpan>(backoff.Between(options.BreakerMinimumBreak, options.BreakerMaximumBreak)),
                ShouldHandle = static args => new ValueTask<bool>(args.Outcome.Exception is { } error && Failures.Of(error).CountsAgainstServer()),
                StateProvider = _state,
                ManualControl = _control,
                OnOpened = args =>
                {
                    Log.BreakerOpened(logger, pool, (long)args.BreakDuration.TotalMilliseconds);
                    return default;
                },
                OnClosed = args =>
                {
                    if (!args.IsManual) Log.BreakerClosed(logger, pool);
                    return default;
                },
            });
        }

        Pipeline = builder.Build();
    }

    public string Pool { get; }

    public bool IsEnabled { get; }

    /// <summary>Counts what runs in it, and lets nothing through while it is open.</summary>
    public ResiliencePipeline Pipeline { get; }

    public bool IsClosed => !IsEnabled || _state.CircuitState == CircuitState.Closed;

    public BreakerState State => !IsEnabled ? BreakerState.Closed : _state.CircuitState switch
    {
        CircuitState.Closed => BreakerState.Closed,
        CircuitState.HalfOpen => BreakerState.HalfOpen,
        _ => BreakerState.Open,
    };

    /// <summary>A call that ran outside the pipeline went well.</summary>
    public void Succeeded()
    {
        if (!IsEnabled) return;
        var context = ResilienceContextPool.Shared.Get();
        var told = Pipeline.ExecuteOutcomeAsync(Success, context, 0);

        // Nothing in there waits.
        if (told.IsCompletedSuccessfully) _ = told.Result;
        ResilienceContextPool.Shared.Return(context);
    }

    /// <summary>What was counted belongs to another life of this process.</summary>
    public Task ResetAsync() => IsEnabled ? _control.CloseAsync() : Task.CompletedTask;
}
