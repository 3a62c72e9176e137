using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

public readonly struct TaskName(string name)
{
    public string Name { get; } = name;

    public static implicit operator TaskName(string value) => new(value);
}

public record TaskOptions;

public abstract class TaskOrchestrationContext
{
    public abstract TaskName Name { get; }

    public abstract string InstanceId { get; }

    public abstract DateTime CurrentUtcDateTime { get; }

    public abstract bool IsReplaying { get; }

    public abstract T? GetInput<T>();

    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) => CallActivityAsync<object>(name, input, options);

    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    public virtual ILogger CreateReplaySafeLogger(string categoryName) => throw new ContractOnly();

    public abstract Guid NewGuid();
}

public abstract class TaskActivityContext
{
    public abstract TaskName Name { get; }

    public abstract string InstanceId { get; }
}

public interface ITaskOrchestrator
{
    Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
}

public abstract class TaskOrchestrator<TInput, TOutput> : ITaskOrchestrator
{
    public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input);

    Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input) => throw new ContractOnly();
}

public interface ITaskActivity
{
    Task<object?> RunAsync(TaskActivityContext context, object? input);
}

public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
{
    public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);

    Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input) => throw new ContractOnly();
}
