namespace Lifeguard.Retry;

/// <summary>May it be done again? A table of the phase, the failure and what the caller promised; time and numbers are asked elsewhere.</summary>
internal static class RetryRules
{
    /// <param name="inTransaction">Whether the code ran in a transaction of ours, which a lost connection rolls back.</param>
    public static bool Allows(CallPhase phase, FailureKind failure, RetryScope scope, bool inTransaction, bool canRefreshCredential) => phase switch
    {
        CallPhase.Acquire => failure switch
        {
            FailureKind.Unreachable or FailureKind.Slow or FailureKind.Lost or FailureKind.Full or FailureKind.Starting => true,
            FailureKind.Authentication => canRefreshCredential,

            // An attempt has waited for the pool already; whoever holds the connections will not hurry for the next one.
            _ => false,
        },
        CallPhase.Statement => failure switch
        {
            FailureKind.Conflict => scope != RetryScope.Acquire,
            FailureKind.Lost or FailureKind.Full or FailureKind.Starting => scope is RetryScope.ReadOnly or RetryScope.Idempotent || (scope == RetryScope.Transaction && inTransaction),
            _ => false,
        },
        CallPhase.Commit => failure switch
        {
            FailureKind.Conflict => scope != RetryScope.Acquire,

            // Nobody knows whether it was committed. Only a promise that twice is the same as once allows another run.
            FailureKind.CommitUnknown => scope is RetryScope.ReadOnly or RetryScope.Idempotent,
            _ => false,
        },
        _ => false,
    };
}
