namespace Lifeguard;

/// <summary>The time of the invocation was over, less what is kept back for the answer, before the call was.</summary>
public sealed class DeadlineExceededException : TimeoutException
{
    /// <param name="phase">How far the call had come.</param>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What the driver said about it.</param>
    public DeadlineExceededException(CallPhase phase, string message, Exception? innerException = null)
        : base(message, innerException) => Phase = phase;

    /// <summary>How far the call had come.</summary>
    public CallPhase Phase { get; }
}
