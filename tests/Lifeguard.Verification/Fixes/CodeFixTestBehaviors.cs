namespace Lifeguard.Verification;

/// <summary>How a fix is tested, by the names of Microsoft.CodeAnalysis.Testing.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    /// <summary>Everything is verified.</summary>
    None = 0,

    /// <summary>As leaving out <see cref="VerificationChecks.FixAll"/>.</summary>
    SkipFixAllCheck = 1,

    /// <summary>As leaving out <see cref="VerificationChecks.LocalDiagnostics"/>.</summary>
    SkipLocalDiagnosticCheck = 2,

    /// <summary>Only the first fixable diagnostic is fixed.</summary>
    FixOne = 4,
}
