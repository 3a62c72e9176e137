namespace Lifeguard.Core.Poolers;

/// <summary>What becomes of a parameter that a client sends when it connects.</summary>
public enum StartupOutcome
{
    /// <summary>Nobody knows.</summary>
    Unknown,

    /// <summary>It holds for this client.</summary>
    Applied,

    /// <summary>The connection is refused, or, where the pooler was told to ignore the parameter, opens without it: either way it does not hold.</summary>
    NotApplied,
}
