namespace Lifeguard.Verification;

/// <summary>What of a diagnostic is left out of the comparison.</summary>
[Flags]
public enum DiagnosticOptions
{
    /// <summary>Everything is compared.</summary>
    None = 0,

    /// <summary>Additional locations are not compared. The default for diagnostics stated by markup, which has no way to name them.</summary>
    IgnoreAdditionalLocations = 1,

    /// <summary>The severity is not compared. The default for compiler diagnostics stated by markup, which does not say it.</summary>
    IgnoreSeverity = 2,
}
