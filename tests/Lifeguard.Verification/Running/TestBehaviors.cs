namespace Lifeguard.Verification;

/// <summary>Runs to leave out, by the names of Microsoft.CodeAnalysis.Testing. <see cref="AnalyzerTest.Skip"/> knows more of them and asks for a reason.</summary>
[Flags]
public enum TestBehaviors
{
    /// <summary>Every run is made.</summary>
    None = 0,

    /// <summary>As leaving out <see cref="VerificationChecks.GeneratedCode"/>.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>As leaving out <see cref="VerificationChecks.Suppression"/>.</summary>
    SkipSuppressionCheck = 2,

    /// <summary>What is generated is compiled, but not compared with <see cref="SolutionState.GeneratedSources"/>.</summary>
    SkipGeneratedSourcesCheck = 4,
}
