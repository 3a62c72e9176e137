namespace Lifeguard;

/// <summary>COMMIT was sent, and no answer came. The transaction may be committed or not; the code was not run again.</summary>
/// <remarks>
/// Ask the database (by a key that the transaction wrote), or pass a <c>verify</c> callback to <c>WithTransactionAsync</c>, which is asked instead of throwing this.
/// </remarks>
public sealed class CommitOutcomeUnknownException : Exception
{
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What broke the wait for the answer.</param>
    public CommitOutcomeUnknownException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
