using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Which objects belong to one invocation? Connections, transactions and contexts; pools, context factories and file databases may outlive it.</summary>
internal static class InvocationBound
{
    // Holders whose content lives as long as they do. AsyncLocal and ThreadLocal are not among them: theirs follows the flow or the thread.
    private static readonly HashSet<string> Holders = new(StringComparer.Ordinal)
    {
        "Lazy", "AsyncLazy", "Task", "ValueTask", "Dictionary", "IDictionary", "IReadOnlyDictionary", "ConcurrentDictionary", "ImmutableDictionary",
    };

    private const int MaxHolders = 3;

    /// <summary>True for a connection to a server, a transaction, a context of EF Core or EF6.</summary>
    public static bool Is(ITypeSymbol type) =>
        (DatabaseProviders.IsConnection(type) && DatabaseProviders.OfConnection(type) is not { IsFileDatabase: true } && !IsWrapper(type)) || DatabaseProviders.IsTransaction(type) || DatabaseProviders.IsContext(type);

    /// <summary>The type itself, or what it holds: <c>Lazy&lt;Task&lt;NpgsqlConnection&gt;&gt;</c>; null when that is none of them.</summary>
    public static ITypeSymbol? In(ITypeSymbol type)
    {
        var held = type;
        for (var depth = 0; depth <= MaxHolders; depth++)
        {
            if (Is(held)) return held;
            if (held is not INamedTypeSymbol { IsGenericType: true } holder || !Holders.Contains(holder.Name)) return null;
            held = holder.TypeArguments[holder.TypeArguments.Length - 1];
        }

        return null;
    }

    // A class of the source that is a connection: what it holds, and how it keeps that alive, is its own business.
    private static bool IsWrapper(ITypeSymbol type) => type is { TypeKind: TypeKind.Class } && type.Locations.Any(location => location.IsInSource);
}
