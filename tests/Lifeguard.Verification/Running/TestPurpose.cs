namespace Lifeguard.Verification;

/// <summary>What a test claims, so that a table of cases cannot lose its expectations, or its silence, by accident.</summary>
public enum TestPurpose
{
    /// <summary>As the expectations say.</summary>
    AsStated,

    /// <summary>Something is reported; a test without an expectation is wrong.</summary>
    Reports,

    /// <summary>Nothing of the analyzer is reported; a test with an expectation is wrong.</summary>
    StaysQuiet,
}
