namespace AWS.Lambda.Powertools.Tracing;

public enum TracingCaptureMode
{
    EnvironmentVariable,
    Response,
    Error,
    ResponseAndError,
    Disabled,
}

[AttributeUsage(AttributeTargets.Method)]
public class TracingAttribute : Attribute
{
    public string SegmentName { get; set; }

    public string Namespace { get; set; }

    public TracingCaptureMode CaptureMode { get; set; }
}

public static class Tracing
{
    public static void AddAnnotation(string key, object value)
    {
    }

    public static void WithSubsegment(string name, Action<object> subsegment) => subsegment(null);
}
