using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

public sealed class CosmosDBTriggerAttribute(string databaseName, string containerName) : TriggerBindingAttribute
{
    public string DatabaseName { get; } = databaseName;

    public string ContainerName { get; } = containerName;

    public string? Connection { get; set; }

    public string? LeaseContainerName { get; set; }

    public bool CreateLeaseContainerIfNotExists { get; set; }

    public int MaxItemsPerInvocation { get; set; }

    public bool StartFromBeginning { get; set; }
}

public sealed class CosmosDBInputAttribute(string databaseName, string containerName) : InputBindingAttribute
{
    public string DatabaseName { get; } = databaseName;

    public string ContainerName { get; } = containerName;

    public string? Connection { get; set; }

    public string? Id { get; set; }

    public string? PartitionKey { get; set; }

    public string? SqlQuery { get; set; }
}

public sealed class CosmosDBOutputAttribute(string databaseName, string containerName) : OutputBindingAttribute
{
    public string DatabaseName { get; } = databaseName;

    public string ContainerName { get; } = containerName;

    public string? Connection { get; set; }

    public bool CreateIfNotExists { get; set; }

    public string? PartitionKey { get; set; }
}
