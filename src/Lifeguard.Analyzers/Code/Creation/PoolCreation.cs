using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>Does calling this build a connection pool? A constructor or a provider's own factory; not "any call that returns a data source", which may hand out a shared one.</summary>
internal static class PoolCreation
{
    public static bool Is(IMethodSymbol called, Compilation compilation)
    {
        var factory = called.ContainingType;
        if (factory is null || DatabaseProviders.IsUserType(factory, compilation)) return false;
        if (called.MethodKind == MethodKind.Constructor) return DatabaseProviders.IsDataSource(factory);
        return (called is { IsStatic: true, Name: "Create" } || called.Name is "Build" or "BuildMultiHost" or "CreateDataSource")
            && DatabaseProviders.IsDataSource(called.ReturnType) && !called.IsExtensionMethod
            && !factory.IsNamed("System.Data.Common.DbProviderFactory");                  // makes connections one by one where a provider does not override it
    }

    /// <summary>How messages name it: <c>NpgsqlDataSource.Create</c>, <c>new MySqlDataSource</c>.</summary>
    public static string NameOf(IMethodSymbol called) => called.ShortName();
}
