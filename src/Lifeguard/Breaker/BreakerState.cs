namespace Lifeguard;

/// <summary>Whether a database is left alone because it failed often.</summary>
public enum BreakerState
{
    /// <summary>Calls go through.</summary>
    Closed = 0,

    /// <summary>One call is let through to see whether the database answers again.</summary>
    HalfOpen = 1,

    /// <summary>Calls fail at once.</summary>
    Open = 2,
}
