namespace Microsoft.Azure.WebJobs;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string scheduleExpression) : Attribute
{
    public string ScheduleExpression { get; } = scheduleExpression;

    public bool UseMonitor { get; set; }

    public bool RunOnStartup { get; set; }
}

public class TimerInfo
{
    public bool IsPastDue { get; set; }
}
