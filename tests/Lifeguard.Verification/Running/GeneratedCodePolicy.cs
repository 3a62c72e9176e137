namespace Lifeguard.Verification;

/// <summary>What an analyzer does in generated code.</summary>
public enum GeneratedCodePolicy
{
    /// <summary>It reports nothing there. The default.</summary>
    NothingReported,

    /// <summary>It reports there what it reports elsewhere.</summary>
    Reported,
}
