using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace Lifeguard.Topology;

/// <summary>How many pools of this process lead to one endpoint. One is right.</summary>
internal static class EndpointRegistry
{
    private static readonly ConcurrentDictionary<string, int> Pools = new(StringComparer.OrdinalIgnoreCase);

    public static string NameOf(NpgsqlConnectionStringBuilder settings) =>
        string.Create(CultureInfo.InvariantCulture, $"{settings.Username}@{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}");

    /// <returns>How many there are now.</returns>
    public static int Enter(string endpoint) => Pools.AddOrUpdate(endpoint, 1, static (_, count) => count + 1);

    public static void Leave(string endpoint) => Pools.AddOrUpdate(endpoint, 0, static (_, count) => Math.Max(0, count - 1));
}
