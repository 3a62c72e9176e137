namespace Lifeguard.Verification;

/// <summary>How many times something must be done: exactly, or at most.</summary>
internal readonly record struct IterationBound(int Count, bool IsExact)
{
    /// <summary>By the convention of the tests' properties: a negative number means "at most", and "at most one" means exactly one.</summary>
    public static IterationBound Of(int number) => number >= -1 ? new(Math.Abs(number), IsExact: true) : new(-number, IsExact: false);

    public bool Allows(int count) => count <= Count;

    /// <exception cref="VerificationException">It was done more or less often.</exception>
    public void Verify(string what, int count)
    {
        if (IsExact ? count != Count : count > Count)
        {
            throw new VerificationException($"{what} took {count} iterations, expected {(IsExact ? "exactly" : "at most")} {Count}.");
        }
    }
}
