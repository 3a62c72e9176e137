using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>The code of tests instead of their verdict: what one rule's tests are about, other suites run all rules over.</summary>
public static class CollectedTests
{
    private static readonly AsyncLocal<ImmutableArray<Solution>.Builder?> Collection = new();

    internal static ImmutableArray<Solution>.Builder? Current => Collection.Value;

    /// <summary>The code, without markup, of every test that runs while the task does. None of them verifies anything.</summary>
    public static async Task<ImmutableArray<Solution>> OfAsync(Func<Task> run)
    {
        Collection.Value = ImmutableArray.CreateBuilder<Solution>();
        try
        {
            await run().ConfigureAwait(false);
            return Collection.Value.ToImmutable();
        }
        finally
        {
            Collection.Value = null;
        }
    }
}
