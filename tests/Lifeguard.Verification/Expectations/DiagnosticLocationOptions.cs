namespace Lifeguard.Verification;

/// <summary>How an expected location is compared.</summary>
[Flags]
public enum DiagnosticLocationOptions
{
    /// <summary>Start and end must match.</summary>
    None = 0,

    /// <summary>Only the start must match.</summary>
    IgnoreLength = 1,

    /// <summary>The location is the span <c>{|#n:…|}</c> of the markup; it is resolved once all files are read.</summary>
    InterpretAsMarkupKey = 2,

    /// <summary>The additional location must be marked as unnecessary code.</summary>
    UnnecessaryCode = 4,
}
