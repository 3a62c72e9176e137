namespace Lifeguard.Verification;

/// <summary>The same test written another way: the fix must do the same to it.</summary>
/// <param name="Name">How failures call it: "with CRLF line endings".</param>
/// <param name="Check">The name a test leaves it out by.</param>
internal sealed record FixVariant(string Name, VerificationChecks Check, TestInput Test, TestInput Fixed, TestInput BatchFixed)
{
    /// <summary>A variant made by rewriting every project of every state.</summary>
    public static FixVariant Of(string name, VerificationChecks check, FixTestInputs inputs, Func<ProjectFiles, ProjectFiles> rewrite)
    {
        return new FixVariant(name, check, Rewritten(inputs.Test), Rewritten(inputs.Fixed), Rewritten(inputs.BatchFixed));

        TestInput Rewritten(TestInput input) => input with { Projects = [.. input.Projects.Select(rewrite)] };
    }
}
