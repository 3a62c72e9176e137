namespace Lifeguard;

/// <summary>There was no connection to be had. Nothing of the caller's was sent with this attempt.</summary>
public sealed class ConnectionAcquisitionException : Exception
{
    /// <param name="reason">Why.</param>
    /// <param name="message">What happened, in words.</param>
    /// <param name="waited">How long the last attempt waited.</param>
    /// <param name="innerException">What the driver said.</param>
    public ConnectionAcquisitionException(AcquisitionFailure reason, string message, TimeSpan waited, Exception? innerException = null)
        : base(message, innerException)
    {
        Reason = reason;
        Waited = waited;
    }

    /// <summary>Why.</summary>
    public AcquisitionFailure Reason { get; }

    /// <summary>How long the last attempt waited.</summary>
    public TimeSpan Waited { get; }
}

/// <summary>Why there was no connection.</summary>
public enum AcquisitionFailure
{
    /// <summary>All connections of this process are lent out. The server may be in the best of health.</summary>
    PoolEmpty = 0,

    /// <summary>The server takes connections but does not answer in time.</summary>
    ServerSlow = 1,

    /// <summary>Nobody answers at that address, or somebody refuses or breaks off.</summary>
    ServerUnreachable = 2,

    /// <summary>The server has no connection left to give (53300 and its kin).</summary>
    ServerFull = 3,

    /// <summary>The server is starting, stopping or recovering (57P03, 57P01, 57P02).</summary>
    ServerStarting = 4,

    /// <summary>The server does not accept the credential (28P01, 28000).</summary>
    AuthenticationFailed = 5,

    /// <summary>The server refused for a reason that time does not cure, such as a database that does not exist; the inner exception says which.</summary>
    Refused = 6,

    /// <summary>The credential could not be had: its source failed.</summary>
    CredentialUnavailable = 7,
}
