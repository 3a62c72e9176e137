namespace Lifeguard;

/// <summary>How far a call had come when something happened to it.</summary>
public enum CallPhase
{
    /// <summary>It was getting a connection. Nothing of the caller's had been sent.</summary>
    Acquire = 0,

    /// <summary>The caller's code was running.</summary>
    Statement = 1,

    /// <summary>COMMIT had been sent.</summary>
    Commit = 2,
}
