using System.Collections.Concurrent;

namespace Lifeguard.Breaker;

/// <summary>The breakers of this process, for whoever reads the gauge.</summary>
internal static class LiveBreakers
{
    private static readonly ConcurrentDictionary<DatabaseBreaker, byte> Breakers = new();

    public static IEnumerable<DatabaseBreaker> All => Breakers.Keys;

    public static void Add(DatabaseBreaker breaker) => Breakers[breaker] = 0;

    public static void Remove(DatabaseBreaker breaker) => Breakers.TryRemove(breaker, out _);
}
