namespace Lifeguard;

/// <summary>What may be done again when something fails: a promise about the code that uses the connection.</summary>
/// <remarks>
/// Whatever the scope, getting a connection is tried again inside the deadline: nothing has been sent by then. A scope says what else may be repeated.
/// The reasons stand in <c>docs/decisions/0008-retry-phases.md</c>.
/// </remarks>
public enum RetryScope
{
    /// <summary>Only getting the connection. The code that uses it runs at most once, whatever happens.</summary>
    Acquire = 0,

    /// <summary>
    /// The code has no effects outside its transaction (no message, no e-mail, no call of another service). It runs again where the transaction is known to have been rolled back:
    /// a serialization failure (40001), a deadlock (40P01), or a connection lost before COMMIT was sent. Only for <c>WithTransactionAsync</c>.
    /// </summary>
    Transaction = 1,

    /// <summary>The code only reads. It runs in a transaction that was begun as READ ONLY, so that the server holds it to that; a lost connection or a conflict runs it again.</summary>
    ReadOnly = 2,

    /// <summary>
    /// To run the code twice is the same as to run it once (an upsert by key, <c>ON CONFLICT DO NOTHING</c>). It runs again after a lost connection or a conflict,
    /// also where the outcome of a COMMIT is unknown, unless a <c>verify</c> callback is there, which is asked first. If the second run then fails as well, the call ends with
    /// <see cref="CommitOutcomeUnknownException"/>: the first one may be in the database.
    /// </summary>
    Idempotent = 3,
}
