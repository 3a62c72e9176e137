using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Which data source replaces connections of a provider, and how is it made?</summary>
internal static class DataSourceType
{
    /// <summary>The type that the analyzer names, from the assembly of the connection; null when there is none.</summary>
    public static INamedTypeSymbol? Of(FixSite site, ITypeSymbol connection) =>
        site.Property(DiagnosticKeys.DataSourceType) is { } name ? connection.ContainingAssembly?.GetTypeByMetadataName(name) : null;

    /// <summary>The expression that makes one: Npgsql has a factory method, MySqlConnector a constructor.</summary>
    /// <param name="type">The data source.</param>
    /// <param name="name">How it is named here.</param>
    /// <param name="connectionString">The argument.</param>
    public static string Creation(INamedTypeSymbol type, string name, string connectionString) =>
        type.GetMembers("Create").OfType<IMethodSymbol>().Any(TakesAString)
            ? $"{name}.Create({connectionString})"
            : $"new {name}({connectionString})";

    private static bool TakesAString(IMethodSymbol method) =>
        method is { IsStatic: true, Parameters.Length: 1 } && method.Parameters[0].Type.SpecialType == SpecialType.System_String;
}
