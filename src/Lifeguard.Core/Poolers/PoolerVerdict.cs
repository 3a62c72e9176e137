namespace Lifeguard.Core.Poolers;

/// <summary>What a pooler makes of a session feature.</summary>
public enum PoolerVerdict
{
    /// <summary>Nobody knows, or nobody wrote it down: nothing is reported.</summary>
    Unknown,

    /// <summary>It works as on a direct connection.</summary>
    Safe,

    /// <summary>It does nothing, on a direct connection as well.</summary>
    NoEffect,

    /// <summary>It works, but a server connection is reserved for this client: multiplexing is lost.</summary>
    Pins,

    /// <summary>A clean error, every time.</summary>
    Rejected,

    /// <summary>State is lost or reaches another client, or the answer is wrong.</summary>
    Breaks,
}
