namespace Lifeguard.Verification;

/// <summary>The analyzer or the fix does not do what the test says.</summary>
public class VerificationException(string message) : Exception(message);
