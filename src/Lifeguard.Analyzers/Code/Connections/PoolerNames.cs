using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Poolers;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>How messages name a pooler: as a product, with what gave it away.</summary>
internal static class PoolerNames
{
    public static string Of(PoolerInUse pooler)
    {
        var name = PoolerProduct.Of(pooler.Profile.Pooler).Name;
        return pooler.Sign.Length > 0 ? $"{name} ({pooler.Sign})" : name;
    }
}
