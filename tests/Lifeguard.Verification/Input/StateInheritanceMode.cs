namespace Lifeguard.Verification;

/// <summary>What a fixed state takes over from the state before it.</summary>
public enum StateInheritanceMode
{
    /// <summary>Nothing.</summary>
    Explicit,

    /// <summary>Every kind of file it does not have itself, and the expected diagnostics that no fix claims.</summary>
    AutoInherit,

    /// <summary>Every kind of file it does not have itself, and all expected diagnostics.</summary>
    AutoInheritAll,
}
