namespace Lifeguard.Retry;

/// <summary>What kind of failure it was, as far as trying again is concerned.</summary>
internal enum FailureKind
{
    /// <summary>The server's word about the statement (a constraint, a missing table), or something that is not about the database at all.</summary>
    Other,

    /// <summary>Nobody answers at the address, or somebody refuses.</summary>
    Unreachable,

    /// <summary>The server took the connection and then kept silent.</summary>
    Slow,

    /// <summary>The connection ended while it was used.</summary>
    Lost,

    /// <summary>The server has no connection left.</summary>
    Full,

    /// <summary>The server is starting, stopping or recovering.</summary>
    Starting,

    /// <summary>The credential was refused.</summary>
    Authentication,

    /// <summary>A serialization failure or a deadlock: the server rolled back and asks for another try.</summary>
    Conflict,

    /// <summary>All connections of this process are out.</summary>
    PoolEmpty,

    /// <summary>A statement took longer than it may.</summary>
    StatementTimeout,

    /// <summary>The caller or the deadline cancelled it.</summary>
    Cancelled,

    /// <summary>COMMIT was sent and no answer came.</summary>
    CommitUnknown,

    /// <summary>The breaker is open.</summary>
    BreakerOpen,
}

internal static class FailureKinds
{
    /// <summary>Whether the server was not there for its callers. What a statement does wrong, or a full pool of ours, is no fault of the server's.</summary>
    public static bool CountsAgainstServer(this FailureKind kind) =>
        kind is FailureKind.Unreachable or FailureKind.Slow or FailureKind.Lost or FailureKind.Full or FailureKind.Starting or FailureKind.CommitUnknown;

    /// <summary>Whether the server needs more time than a stumble does.</summary>
    public static bool IsOverload(this FailureKind kind) => kind is FailureKind.Full or FailureKind.Starting;
}
