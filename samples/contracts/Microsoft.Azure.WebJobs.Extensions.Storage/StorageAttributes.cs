namespace Microsoft.Azure.WebJobs;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueueTriggerAttribute(string queueName) : Attribute
{
    public string QueueName { get; } = queueName;

    public string Connection { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class QueueAttribute(string queueName) : Attribute
{
    public string QueueName { get; } = queueName;

    public string Connection { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BlobTriggerAttribute(string blobPath) : Attribute
{
    public string BlobPath { get; } = blobPath;

    public string Connection { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class BlobAttribute(string blobPath) : Attribute
{
    public BlobAttribute(string blobPath, FileAccess access)
        : this(blobPath) => Access = access;

    public string BlobPath { get; } = blobPath;

    public FileAccess? Access { get; }

    public string Connection { get; set; }
}
