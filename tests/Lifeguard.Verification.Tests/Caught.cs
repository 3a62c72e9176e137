namespace Lifeguard.Verification.Tests;

/// <summary>Asserts that the verifier objects.</summary>
internal static class Caught
{
    /// <returns>The whole complaint.</returns>
    public static async Task<string> ByAsync(AnalyzerTest test, params string[] parts)
    {
        var failure = await Assert.ThrowsAnyAsync<VerificationException>(() => test.RunAsync());
        foreach (var part in parts) Assert.Contains(part, failure.Message);
        return failure.Message;
    }

    /// <summary>That it objects to the test, not to what the test is about.</summary>
    public static async Task AsTestErrorAsync(AnalyzerTest test, string part)
    {
        var error = await Assert.ThrowsAsync<TestErrorException>(() => test.RunAsync());
        Assert.Contains(part, error.Message);
    }
}
