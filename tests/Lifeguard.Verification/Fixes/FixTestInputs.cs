namespace Lifeguard.Verification;

/// <summary>The three states of a fix test.</summary>
internal sealed record FixTestInputs(TestInput Test, TestInput Fixed, TestInput BatchFixed);
