namespace Lifeguard;

/// <summary>The database failed so often in a short while that it is left alone for some seconds. Nothing was sent with this attempt.</summary>
public sealed class DatabaseUnavailableException : Exception
{
    /// <param name="retryAfter">How long it is left alone from now on.</param>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The failure that was the last one.</param>
    public DatabaseUnavailableException(TimeSpan retryAfter, string message, Exception? innerException = null)
        : base(message, innerException) => RetryAfter = retryAfter;

    /// <summary>How long it is left alone from now on: what to put into a <c>Retry-After</c> header.</summary>
    public TimeSpan RetryAfter { get; }
}
