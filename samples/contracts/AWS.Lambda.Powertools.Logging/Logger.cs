namespace AWS.Lambda.Powertools.Logging;

[AttributeUsage(AttributeTargets.Method)]
public class LoggingAttribute : Attribute
{
    public string Service { get; set; }

    public bool LogEvent { get; set; }

    public bool ClearState { get; set; }

    public string CorrelationIdPath { get; set; }
}

public static class Logger
{
    public static void AppendKey(string key, object value)
    {
    }

    public static void LogDebug(string message, params object[] args)
    {
    }

    public static void LogInformation(string message, params object[] args)
    {
    }

    public static void LogWarning(string message, params object[] args)
    {
    }

    public static void LogError(string message, params object[] args)
    {
    }

    public static void LogError(Exception exception, string message, params object[] args)
    {
    }
}
