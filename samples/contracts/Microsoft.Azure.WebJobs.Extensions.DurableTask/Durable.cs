namespace Microsoft.Azure.WebJobs.Extensions.DurableTask;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrchestrationTriggerAttribute : Attribute
{
    public string Orchestration { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ActivityTriggerAttribute : Attribute
{
    public string Activity { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EntityTriggerAttribute : Attribute
{
    public string EntityName { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : Attribute
{
    public string TaskHub { get; set; }
}

public interface IDurableOrchestrationContext
{
    string Name { get; }

    string InstanceId { get; }

    DateTime CurrentUtcDateTime { get; }

    bool IsReplaying { get; }

    TInput GetInput<TInput>();

    Task CallActivityAsync(string functionName, object input);

    Task<TResult> CallActivityAsync<TResult>(string functionName, object input);

    Task<TResult> CallSubOrchestratorAsync<TResult>(string functionName, object input);

    Task CreateTimer(DateTime fireAt, CancellationToken cancelToken);

    Task<T> WaitForExternalEvent<T>(string name);
}

public interface IDurableActivityContext
{
    string InstanceId { get; }

    T GetInput<T>();
}

public interface IDurableEntityContext
{
    string EntityName { get; }

    string OperationName { get; }

    TState GetState<TState>(Func<TState> initializer = null);

    void SetState(object state);
}

public interface IDurableOrchestrationClient
{
    Task<string> StartNewAsync(string orchestratorFunctionName, string instanceId = null);

    Task<string> StartNewAsync<T>(string orchestratorFunctionName, T input)
        where T : class;
}
