namespace Microsoft.Azure.WebJobs;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceBusTriggerAttribute : Attribute
{
    public ServiceBusTriggerAttribute(string queueName) => QueueName = queueName;

    public ServiceBusTriggerAttribute(string topicName, string subscriptionName)
    {
        TopicName = topicName;
        SubscriptionName = subscriptionName;
    }

    public string QueueName { get; }

    public string TopicName { get; }

    public string SubscriptionName { get; }

    public string Connection { get; set; }

    public bool IsSessionsEnabled { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class ServiceBusAttribute(string queueOrTopicName) : Attribute
{
    public string QueueOrTopicName { get; } = queueOrTopicName;

    public string Connection { get; set; }
}
