namespace CloudNative.CloudEvents;

public sealed class CloudEvent
{
    public string? Id { get; set; }

    public Uri? Source { get; set; }

    public string? Type { get; set; }

    public string? Subject { get; set; }

    public DateTimeOffset? Time { get; set; }

    public string? DataContentType { get; set; }

    public object? Data { get; set; }
}
