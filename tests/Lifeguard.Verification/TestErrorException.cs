namespace Lifeguard.Verification;

/// <summary>The test itself is wrong: it could not have failed, or it contradicts itself.</summary>
public sealed class TestErrorException(string message) : VerificationException(message);
