namespace Microsoft.Azure.WebJobs;

[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class StorageAccountAttribute(string account) : Attribute
{
    public string Account { get; } = account;
}

public interface IAsyncCollector<in T>
{
    Task AddAsync(T item, CancellationToken cancellationToken = default);

    Task FlushAsync(CancellationToken cancellationToken = default);
}

public interface ICollector<in T>
{
    void Add(T item);
}

public class ExecutionContext
{
    public Guid InvocationId { get; set; }

    public string FunctionName { get; set; }

    public string FunctionDirectory { get; set; }

    public string FunctionAppDirectory { get; set; }
}
